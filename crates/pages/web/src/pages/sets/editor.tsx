// A measurement set: all its fields beside a drawing of the body.

import { useMemo, useState } from "preact/hooks";
import { getSet, type MeasurementSet, publicAddress } from "../../api/sets.ts";
import { Body } from "../../drawing/body.tsx";
import { useFormat, useText } from "../../i18n/index.tsx";
import { doubts, doubtsAbout, type Warning } from "../../measurements/checks.ts";
import { GROUPS, MEASUREMENTS, type Name, NAMES } from "../../measurements/list.ts";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { unreadable } from "../../sets/draft.ts";
import { Copyable } from "../../ui/copy.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Field, Form, Switch } from "../../ui/forms.tsx";
import { useLeaving } from "../../ui/leaving.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useNarrow } from "../../ui/narrow.ts";
import { ClashQuestion } from "./clash.tsx";
import { useEditing } from "./editing.ts";
import { Export } from "./export.tsx";
import { focusField, GroupFields, Overview } from "./fields.tsx";
import { Notes } from "./notes.tsx";
import { SetPicture } from "./picture.tsx";

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
  const { sets: text, common, kept } = useText();
  const narrow = useNarrow();
  const editing = useEditing(saved);
  const { set, draft, units, settled, edit } = editing;
  const [active, setActive] = useState<Name | null>(null);
  const [stuck, setStuck] = useState(false);
  const warnings = useMemo(() => doubts(settled), [settled]);
  const question = useLeaving(editing.changed);

  const save = async () => {
    const [first] = unreadable(draft);
    setStuck(first !== undefined);
    if (first !== undefined) focusField(first);
    else await editing.save();
  };

  const state = stuck && unreadable(draft).length > 0 ? text.unreadableSome : editing.changed ? text.unsaved : text.allSaved;
  return (
    <div class="editor">
      <h1>{set.name.trim() || kept.unnamed}</h1>
      <Form action={common.save} onSubmit={save} more={<span class="soft" role="status">{state}</span>}>
        <section class="about">
          <Field label={text.name} value={draft.name} onValue={(name) => edit({ name })} maxLength={500} autocomplete="off" required />
          <Choice
            label={text.units}
            value={draft.imperial ? "imperial" : "metric"}
            options={[["metric", text.metric], ["imperial", text.imperial]]}
            onValue={(value) => editing.measureIn(value === "imperial")}
            hint={draft.imperial ? text.imperialHint : text.metricHint}
          />
          <Notes value={draft.notes} onValue={(notes) => edit({ notes })} />
          <div class="field">
            <Switch label={text.publicLabel} checked={draft.public} onChecked={(open) => edit({ public: open })} />
            {draft.public && <Copyable label={text.publicLink} value={publicAddress(set.id)} />}
            {draft.public && !set.public && <p class="hint">{text.publicLater}</p>}
          </div>
        </section>
        <div role="status">{editing.caughtUp && <div class="notice note">{text.caughtUp}</div>}</div>
        <Overview draft={draft} />
        <Doubtful warnings={warnings} />
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
                saving={stuck}
                onType={editing.type}
                onEnter={setActive}
                onLeave={(name) => {
                  setActive(null);
                  editing.leaveField(name);
                }}
              />
            ))}
          </div>
        </div>
      </Form>
      <SetPicture set={set} onChanged={editing.pictured} />
      <Export set={set} />
      {editing.clash !== null && (
        <ClashQuestion clash={editing.clash} draft={draft} ruler={units} onDecide={editing.settle} onClose={editing.postpone} />
      )}
      {editing.gone && <Gone onKeep={editing.keepAsNew} onClose={editing.dismiss} />}
      {question}
    </div>
  );
}

/** Somebody removed the set while it was being edited: what is here is all there is of it. */
function Gone({ onKeep, onClose }: { onKeep: () => Promise<void>; onClose: () => void }) {
  const text = useText().sets;
  return (
    <Dialog title={text.removed} onClose={onClose}>
      <Form action={text.keepNew} onSubmit={onKeep}><p>{text.gone}</p></Form>
    </Dialog>
  );
}

/** How many doubts there are, and where. It is always there, so that a change of it is read out. */
function Doubtful({ warnings }: { warnings: readonly Warning[] }) {
  const { sets: text, measurements } = useText();
  const format = useFormat();
  const doubted = NAMES.filter((name) => doubtsAbout(name, warnings).length > 0);
  return (
    <div class={warnings.length > 0 ? "notice doubt" : ""}>
      <div role="status">
        {warnings.length > 0 && (
          <>{text.doubtful(format.number(warnings.length))} <span class="soft">{text.doubtfulHint}</span></>
        )}
      </div>
      {doubted.length > 0 && (
        <ul>
          {doubted.map((name) => (
            <li key={name}><button type="button" onClick={() => focusField(name)}>{measurements.names[name]}</button></li>
          ))}
        </ul>
      )}
    </div>
  );
}
