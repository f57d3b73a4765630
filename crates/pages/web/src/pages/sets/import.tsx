// A set from a file, or from text that was pasted.

import { useId, useState } from "preact/hooks";
import { createSet } from "../../api/sets.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { go, href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { asNewSet, type Found } from "../../sets/document.ts";
import { read } from "../../sets/files.ts";
import { Field, Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";

/** A set is a few kilobytes; what is much larger was picked by mistake. */
const MOST_BYTES = 1_000_000;

export function ImportSet() {
  const text = useText();
  const ids = useId();
  const [found, setFound] = useState<Found | null>(null);
  const [name, setName] = useState("");
  const [bad, setBad] = useState(false);
  const look = async (content: string, otherwise: string) => {
    const set = content.trim() === "" ? null : await read(content);
    setFound(set);
    setBad(set === null && content.trim() !== "");
    setName(set === null || set.name === "" ? otherwise : set.name);
  };
  const pick = async (files: FileList | null) => {
    const file = files?.item(0);
    if (!file) return;
    await look(file.size > MOST_BYTES ? "?" : await file.text(), file.name.replace(/\.[^.]*$/, ""));
  };
  return (
    <div class="column">
      <p><a href={href("sets")}>← {text.sets.back}</a></p>
      <h1>{text.sets.importTitle}</h1>
      <p>{text.sets.importLead}</p>
      <div class="field">
        <label for={`${ids}-file`}>{text.sets.importFile}</label>
        <input
          id={`${ids}-file`}
          type="file"
          accept=".json,.yaml,.yml,.csv,.txt,application/json,text/yaml,text/csv"
          onChange={(event) => void pick(event.currentTarget.files)}
        />
      </div>
      <div class="field">
        <label for={`${ids}-text`}>{text.sets.importText}</label>
        <textarea id={`${ids}-text`} rows={6} spellcheck={false} onInput={(event) => void look(event.currentTarget.value, name)} />
      </div>
      {bad && <Notice kind="bad">{text.sets.importBad}</Notice>}
      {found !== null && <Take found={found} name={name} onName={setName} />}
    </div>
  );
}

function Take({ found, name, onName }: { found: Found; name: string; onName: (name: string) => void }) {
  const { api } = useSession();
  const text = useText().sets;
  const format = useFormat();
  const submit = async () => {
    const set = await createSet(api, asNewSet(found, name.trim()));
    go(href("sets", set.id));
  };
  return (
    <Form action={text.importAction} onSubmit={submit} disabled={name.trim() === ""}>
      <Notice kind="good">{text.importFound(format.number(Object.keys(found.values).length))}</Notice>
      {found.left.length > 0 && <Notice kind="note">{text.importLeft(found.left.join(", "))}</Notice>}
      <Field label={text.name} value={name} onValue={onName} maxLength={500} autocomplete="off" required />
    </Form>
  );
}
