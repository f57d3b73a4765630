// One's measurement sets.

import { useEffect, useRef, useState } from "preact/hooks";
import { createSet, listSets, type MeasurementSet, removeSet } from "../../api/sets.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { isName, NAMES } from "../../measurements/list.ts";
import { go, href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Field, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";

export function SetList() {
  const { api } = useSession();
  const { sets: text, common } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [sets, again] = useLoad(() => listSets(api), [api]);
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<MeasurementSet | null>(null);
  const [removed, setRemoved] = useState(false);
  const remove = async (set: MeasurementSet) => {
    await removeSet(api, set.id);
    setLeaving(null);
    setRemoved(true);
    again();
  };
  // The button that was used is gone; without this the keyboard would start at the top again.
  useEffect(() => {
    if (removed && leaving === null) heading.current?.focus();
  }, [removed, leaving]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>{text.title}</h1>
      <p>{text.lead}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => setCreating(true)}>{text.create}</button>
        <a class="button" href={href("curated")}>{text.curated}</a>
        <a class="button" href={href("sets", "import")}>{text.import}</a>
      </div>
      {removed && <Notice kind="good">{text.removed}</Notice>}
      <Show of={sets}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.none}</p>
          ) : (
            <ul class="cards">
              {all.map((set) => <Entry key={set.id} set={set} onRemove={() => setLeaving(set)} />)}
            </ul>
          )
        }
      </Show>
      {creating && <Create onClose={() => setCreating(false)} />}
      {leaving !== null && (
        <Ask
          title={text.removeTitle}
          question={text.removeAsk(leaving.name)}
          yes={common.remove}
          onYes={() => remove(leaving)}
          onNo={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function Entry({ set, onRemove }: { set: MeasurementSet; onRemove: () => void }) {
  const { sets: text, common } = useText();
  const format = useFormat();
  const filled = Object.keys(set.measies).filter(isName).length;
  return (
    <li class="card">
      <h2><a href={href("sets", set.id)}>{set.name}</a></h2>
      <p class="tags">
        <span class={set.public ? "tag good" : "tag"}>{set.public ? text.public : text.private}</span>
        <span class="tag">{set.imperial ? text.imperial : text.metric}</span>
      </p>
      <p class="soft">{text.filled(format.number(filled), format.number(NAMES.length))}</p>
      <progress value={filled} max={NAMES.length} aria-hidden="true" />
      <div class="ends">
        <span class="soft">{text.updated(format.date(set.updatedAt ?? set.createdAt))}</span>
        <button type="button" class="danger" aria-label={text.removeWhat(set.name)} onClick={onRemove}>
          {common.remove}
        </button>
      </div>
    </li>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const { api } = useSession();
  const account = useAccount();
  const text = useText().sets;
  const [name, setName] = useState("");
  const [units, setUnits] = useState<"metric" | "imperial">(account.imperial ? "imperial" : "metric");
  const submit = async () => {
    const set = await createSet(api, { name: name.trim(), imperial: units === "imperial" });
    go(href("sets", set.id));
  };
  return (
    <Dialog title={text.create} onClose={onClose}>
      <Form action={text.create} onSubmit={submit} disabled={name.trim() === ""}>
        <Field label={text.name} hint={text.nameHint} value={name} onValue={setName} maxLength={500} autocomplete="off" required autofocus />
        <Choice
          label={text.units}
          value={units}
          options={[["metric", text.metric], ["imperial", text.imperial]]}
          onValue={setUnits}
        />
      </Form>
    </Dialog>
  );
}
