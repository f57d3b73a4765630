// What was found in a file, and making sets of it.

import { useState } from "preact/hooks";
import { createSet } from "../../api/sets.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { kindOf, NAMES } from "../../measurements/list.ts";
import { go, href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { asNewSet, type Found } from "../../sets/document.ts";
import { inUnit, likelyUnit, type Unit } from "../../sets/values.ts";
import { Choice, Field, Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ruler } from "../../units/index.ts";

export function TakeOne({ found, otherwise }: { found: Found; otherwise: string }) {
  const { api } = useSession();
  const text = useText().sets;
  const format = useFormat();
  const [name, setName] = useState(found.name || otherwise);
  const [unit, setUnit] = useState(() => likelyUnit(found.values, found.bare));
  const submit = async () => {
    const set = await createSet(api, asNewSet(found, name.trim(), unit));
    go(href("sets", set.id));
  };
  return (
    <Form action={text.importAction} onSubmit={submit} disabled={name.trim() === ""}>
      <Notice kind="good">{text.importFound(format.number(Object.keys(found.values).length))}</Notice>
      <Left all={[found]} />
      <UnitChoice all={[found]} unit={unit} onUnit={setUnit} />
      <Field label={text.name} value={name} onValue={setName} maxLength={500} autocomplete="off" required />
    </Form>
  );
}

/** Several sets, of which one takes what one wants. */
export function TakeSome({ all }: { all: readonly Found[] }) {
  const { api } = useSession();
  const { sets: text, kept } = useText();
  const format = useFormat();
  const [wanted, setWanted] = useState<ReadonlySet<number>>(() => new Set(all.keys()));
  const [made, setMade] = useState<ReadonlySet<number>>(new Set());
  const [unit, setUnit] = useState(() => likelyUnit(all[0]?.values ?? {}, all[0]?.bare ?? []));
  const nameOf = (found: Found, at: number) => found.name.trim() || `${kept.unnamed} (${format.number(at + 1)})`;
  const want = (at: number, yes: boolean) =>
    setWanted((before) => new Set(yes ? [...before, at] : [...before].filter((other) => other !== at)));
  const submit = async () => {
    // One after the other, and each once: when it stops halfway, the rest can be made later.
    for (const [at, found] of all.entries()) {
      if (!wanted.has(at)) continue;
      await createSet(api, asNewSet(found, nameOf(found, at).slice(0, 500), unit));
      want(at, false);
      setMade((before) => new Set([...before, at]));
    }
    go(href("sets"));
  };
  return (
    <Form action={text.importMany} onSubmit={submit} disabled={wanted.size === 0}>
      <Notice kind="good">{text.importSeveral(format.number(all.length))}</Notice>
      <Left all={all} />
      <UnitChoice all={all} unit={unit} onUnit={setUnit} />
      <fieldset class="plain">
        <legend>{text.importWhich}</legend>
        {all.map((found, at) => !made.has(at) && (
          <label key={at} class="switch">
            <input type="checkbox" checked={wanted.has(at)} onChange={(event) => want(at, event.currentTarget.checked)} />
            <span>
              {nameOf(found, at)}{" "}
              <span class="soft">{text.filled(format.number(Object.keys(found.values).length), format.number(NAMES.length))}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {made.size > 0 && <Notice kind="note">{text.importMade(format.number(made.size))}</Notice>}
    </Form>
  );
}

/** What was not understood, once each. */
function Left({ all }: { all: readonly Found[] }) {
  const text = useText().sets;
  const left = [...new Set(all.flatMap((found) => found.left))];
  if (left.length === 0) return null;
  const some = left.slice(0, 20).map((name) => name.slice(0, 60)).join(", ");
  return <Notice kind="note">{text.importLeft(left.length > 20 ? `${some}, …` : some)}</Notice>;
}

/** Asks what lengths are in that do not say so, and shows what comes of the answer. */
function UnitChoice({ all, unit, onUnit }: { all: readonly Found[]; unit: Unit; onUnit: (unit: Unit) => void }) {
  const { sets: text, measurements } = useText();
  const { language } = useLanguage();
  const found = all.find(({ bare }) => bare.length > 0);
  if (found === undefined) return null;
  const values = inUnit(found.values, found.bare, unit);
  const units = ruler(unit === "in" ? "imperial" : "metric", language);
  const examples = found.bare.slice(0, 3).map((name) => `${measurements.names[name]} ${units.print(values[name] ?? 0, kindOf(name))}`);
  return (
    <Choice
      label={text.importUnit}
      value={unit}
      options={[["mm", text.millimetres], ["cm", text.metric], ["in", text.imperial]]}
      onValue={onUnit}
      hint={examples.join(" · ")}
    />
  );
}
