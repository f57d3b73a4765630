// The fields of a set: one for each measurement, in groups.

import { useFormat, useText } from "../../i18n/index.tsx";
import { doubtsAbout, type Warning } from "../../measurements/checks.ts";
import { type Group, GROUPS, kindOf, MEASUREMENTS, type Name, namesIn } from "../../measurements/list.ts";
import { doubtInWords } from "../../measurements/words.ts";
import type { Draft } from "../../sets/draft.ts";
import type { Ruler } from "../../units/index.ts";

const idOf = (name: Name) => `measurement-${name}`;

/** Goes to a field, as when its line in the drawing is picked. */
export function focusField(name: Name): void {
  const field = document.getElementById(idOf(name));
  field?.focus({ preventScroll: true });
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  field?.closest(".measurement")?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** Where in the body one is, how far each part is filled, and a way to get there. */
export function Overview({ draft }: { draft: Draft }) {
  const text = useText();
  const format = useFormat();
  return (
    <nav class="overview" aria-label={text.sets.parts}>
      <ul>
        {GROUPS.map((group) => {
          const names = namesIn(group);
          const filled = filledOf(names, draft);
          const next = names.find((name) => draft.entries[name].text === "") ?? names[0];
          return (
            <li key={group}>
              <button type="button" onClick={() => next !== undefined && focusField(next)}>
                <span>{text.measurements.groups[group]}</span>
                <span class="soft">{text.sets.filledShort(format.number(filled), format.number(names.length))}</span>
                <progress value={filled} max={names.length} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const filledOf = (names: readonly Name[], draft: Draft) =>
  names.filter((name) => draft.entries[name].value !== null).length;

interface Props {
  draft: Draft;
  ruler: Ruler;
  warnings: readonly Warning[];
  /** The measurement that is being edited: half of a number is no reason to complain, unless it shall be saved. */
  active: Name | null;
  saving: boolean;
  onType: (name: Name, text: string) => void;
  onEnter: (name: Name) => void;
  onLeave: (name: Name) => void;
}

export function GroupFields({ group, ...rest }: Props & { group: Group }) {
  const text = useText();
  const format = useFormat();
  const names = namesIn(group);
  const count = text.sets.filledShort(format.number(filledOf(names, rest.draft)), format.number(names.length));
  return (
    <section>
      <h2>{text.measurements.groups[group]} <span class="soft">{count}</span></h2>
      <div class="measurements">
        {names.map((name) => <MeasurementField key={name} name={name} {...rest} />)}
      </div>
    </section>
  );
}

function MeasurementField({ name, draft, ruler, warnings, active, saving, onType, onEnter, onLeave }: Props & { name: Name }) {
  const { sets, measurements: text } = useText();
  const id = idOf(name);
  const kind = kindOf(name);
  const entry = draft.entries[name];
  const units = kind === "deg" ? sets.inDegrees : draft.imperial ? sets.inInches : sets.inCentimetres;
  const bad = entry.unreadable && (saving || active !== name);
  const problem = bad ? (kind === "deg" ? sets.unreadableAngle : sets.unreadable) : null;
  const doubts = doubtsAbout(name, warnings);
  const about = [`${id}-help`, problem && `${id}-problem`, doubts.length > 0 && `${id}-doubts`].filter(Boolean);
  return (
    <div class={active === name ? "measurement active" : "measurement"}>
      <label for={id}>
        {text.names[name]} <span class="unseen">{units}</span>
      </label>
      <div class="with-unit">
        <input
          id={id}
          // A phone's keyboard for decimals has neither blanks nor strokes, which fractions need.
          inputMode={kind === "mm" && draft.imperial ? "text" : "decimal"}
          autocomplete="off"
          spellcheck={false}
          value={entry.text}
          onInput={(event) => onType(name, event.currentTarget.value)}
          onFocus={() => onEnter(name)}
          onBlur={() => onLeave(name)}
          aria-describedby={about.join(" ")}
          aria-invalid={bad ? true : undefined}
        />
        <span class="unit" aria-hidden="true">{ruler.unit(kind)}</span>
      </div>
      {problem && <p class="problem" id={`${id}-problem`}>{problem}</p>}
      {doubts.length > 0 && (
        <ul class="doubts" id={`${id}-doubts`}>
          {doubts.map((warning) => {
            const words = doubtInWords(text, warning, ruler);
            return <li key={words}>{words}</li>;
          })}
        </ul>
      )}
      <p class="hint" id={`${id}-help`}>
        {text.help[name]} {MEASUREMENTS[name].breasts && sets.breasts}
      </p>
    </div>
  );
}
