// The slider that says in words what a level can do.

import { useId } from "preact/hooks";
import { useText } from "../../i18n/index.tsx";
import { type Ability, DANGEROUS, sorted } from "../../keys/levels.ts";
import { useLevelName } from "./facts.tsx";

interface Props {
  level: number;
  /** The highest that can be chosen. */
  highest: number;
  onLevel: (level: number) => void;
  hint: string;
  /** Whether it is a key that has the highest of them now. */
  lowering?: boolean;
}

export function LevelChoice({ level, highest, onLevel, hint, lowering = false }: Props) {
  const id = useId();
  const text = useText().keys;
  const name = useLevelName();
  return (
    <div class="field level">
      <label for={id}>{text.level}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={highest}
        step={1}
        value={level}
        list={`${id}-ticks`}
        onInput={(event) => onLevel(Number(event.currentTarget.value))}
        aria-valuetext={name(level)}
        aria-describedby={`${id}-hint`}
        disabled={highest === 0}
      />
      <datalist id={`${id}-ticks`}>
        {Array.from({ length: highest + 1 }, (_, tick) => <option key={tick} value={tick} />)}
      </datalist>
      <p class="name"><strong>{name(level)}</strong></p>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <Abilities level={level} highest={highest} lowering={lowering} />
      {level >= DANGEROUS && <p class="notice doubt">{text.dangerous}</p>}
    </div>
  );
}

/** What a key of this level can do, and what more there would be. */
function Abilities({ level, highest, lowering }: { level: number; highest: number; lowering: boolean }) {
  const text = useText().keys;
  const { can, cannot } = sorted(level, highest);
  return (
    <div class="abilities">
      <List title={text.can} names={can} kind="can" />
      {cannot.length > 0 && <List title={lowering ? text.noLonger : text.cannot} names={cannot} kind="cannot" />}
    </div>
  );
}

function List({ title, names, kind }: { title: string; names: readonly Ability[]; kind: string }) {
  const text = useText().keys;
  const id = useId();
  return (
    <div>
      <p class="title" id={id}>{title}</p>
      <ul class={kind} aria-labelledby={id}>{names.map((name) => <li key={name}>{text.abilities[name]}</li>)}</ul>
    </div>
  );
}
