// A measurement set: all its fields beside a drawing of the body.

import { useMemo, useState } from "preact/hooks";
import { getSet, type MeasurementSet, publicAddress, updateSet } from "../../api/sets.ts";
import { Body } from "../../drawing/body.tsx";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { doubts } from "../../measurements/checks.ts";
import { GROUPS, MEASUREMENTS, type Name } from "../../measurements/list.ts";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { changes, type Draft, isChanged, measuredIn, open, typed, unreadable, valuesOf } from "../../sets/draft.ts";
import { Copyable } from "../../ui/copy.tsx";
import { Choice, Field, Form, Switch } from "../../ui/forms.tsx";
import { useLeaving } from "../../ui/leaving.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useNarrow } from "../../ui/narrow.ts";
import { ruler } from "../../units/index.ts";
import { Export } from "./export.tsx";
import { focusField, GroupFields, Overview } from "./fields.tsx";
import { Notes } from "./notes.tsx";

export function SetEditor({ id }: { id: string }) {
  const { api } = useSession();
  const text = useText().sets;
  const [set] = useLoad(() => getSet(api, id), [api, id]);
  return (
    <>
      <p><a href={href("sets")}>← {text.back}</a></p>
      <Show of={set}>{(saved) => <Editor saved={saved} />}</Show>
    </>
  );
}

function Editor({ saved }: { saved: MeasurementSet }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const { sets: text, common } = useText();
  const narrow = useNarrow();
  const [set, setSet] = useState(saved);
  const [draft, setDraft] = useState(() => open(saved, rulerFor(saved.imperial, language)));
  const [active, setActive] = useState<Name | null>(null);
  // What the warnings speak of: not what is half typed.
  const [settled, setSettled] = useState(() => valuesOf(draft));
  const [stuck, setStuck] = useState(false);
  const warnings = useMemo(() => doubts(settled), [settled]);
  const units = rulerFor(draft.imperial, language);
  const changed = isChanged(set, draft);
  const question = useLeaving(changed);

  const edit = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    const [first] = unreadable(draft);
    setStuck(first !== undefined);
    if (first !== undefined) {
      focusField(first);
      return;
    }
    const patch = changes(set, draft);
    if (Object.keys(patch).length === 0) return;
    const fresh = await updateSet(api, set.id, patch);
    setSet(fresh);
    // Whatever was typed while the server was busy stays.
    setDraft((now) => (now === draft ? open(fresh, units) : now));
    setSettled(valuesOf(draft));
  };

  const state = stuck && unreadable(draft).length > 0 ? text.unreadableSome : changed ? text.unsaved : text.allSaved;
  return (
    <div class="editor">
      <h1>{set.name}</h1>
      <Form action={common.save} onSubmit={save} more={<span class="soft" role="status">{state}</span>}>
        <section class="about">
          <Field label={text.name} value={draft.name} onValue={(name) => edit({ name })} maxLength={500} autocomplete="off" required />
          <Choice
            label={text.units}
            value={draft.imperial ? "imperial" : "metric"}
            options={[["metric", text.metric], ["imperial", text.imperial]]}
            onValue={(value) => {
              const imperial = value === "imperial";
              setDraft((before) => measuredIn(before, imperial, rulerFor(imperial, language)));
            }}
            hint={draft.imperial ? text.imperialHint : text.metricHint}
          />
          <Notes value={draft.notes} onValue={(notes) => edit({ notes })} />
          <div class="field">
            <Switch label={text.publicLabel} checked={draft.public} onChecked={(open) => edit({ public: open })} />
            {draft.public && <Copyable label={text.publicLink} value={publicAddress(set.id)} />}
            {draft.public && !set.public && <p class="hint">{text.publicLater}</p>}
          </div>
        </section>
        <Overview draft={draft} />
        <Doubtful count={warnings.length} />
        <div class="beside">
          <div class="drawing">
            <Body
              active={active}
              known={(name) => draft.entries[name].value !== null}
              onPick={focusField}
              part={narrow ? (active === null ? "upper" : MEASUREMENTS[active].group) : null}
            />
          </div>
          <div>
            {GROUPS.map((group) => (
              <GroupFields
                key={group}
                group={group}
                draft={draft}
                ruler={units}
                warnings={warnings}
                active={active}
                onType={(name, words) => setDraft((before) => typed(before, set, name, words, units))}
                onEnter={setActive}
                onLeave={() => {
                  setActive(null);
                  setSettled(valuesOf(draft));
                }}
              />
            ))}
          </div>
        </div>
      </Form>
      <Export set={set} />
      {question}
    </div>
  );
}

const rulerFor = (imperial: boolean, language: string) => ruler(imperial ? "imperial" : "metric", language);

/** Always there, so that a change of it is read out. */
function Doubtful({ count }: { count: number }) {
  const text = useText().sets;
  const format = useFormat();
  return (
    <div role="status">
      {count > 0 && (
        <div class="notice doubt">
          {text.doubtful(format.number(count))} <span class="soft">{text.doubtfulHint}</span>
        </div>
      )}
    </div>
  );
}
