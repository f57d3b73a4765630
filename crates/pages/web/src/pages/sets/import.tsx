// Sets from a file, or from text that was pasted.

import { useId, useRef, useState } from "preact/hooks";
import { en } from "../../i18n/en/index.ts";
import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { type Reading, read, textOf } from "../../sets/files.ts";
import { Notice } from "../../ui/notice.tsx";
import { TakeOne, TakeSome } from "./take.tsx";

/** All of an account is some kilobytes for each set; what is much larger was picked by mistake. */
const MOST_BYTES = 5_000_000;

type Looked = Reading | { readonly kind: "large" } | null;

export function ImportSet() {
  const text = useText();
  const ids = useId();
  const [looked, setLooked] = useState<Looked>(null);
  const [otherwise, setOtherwise] = useState("");
  // Reading takes a while; what was picked last counts.
  const turn = useRef(0);
  const look = async (reading: () => Promise<Looked>, name: string) => {
    const mine = (turn.current += 1);
    const found = await reading();
    if (mine !== turn.current) return;
    setLooked(found);
    setOtherwise(name);
  };
  const readHere = (content: string) => read(content, en.measurements.names, text.measurements.names);
  const pick = async (file: File | null | undefined) => {
    if (!file) return;
    const name = file.name.replace(/\.[^.]*$/, "");
    await look(async () => (file.size > MOST_BYTES ? { kind: "large" } : readHere(await textOf(file))), name);
  };
  const paste = (content: string) => look(async () => (content.trim() === "" ? null : readHere(content)), "");
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
          accept=".json,.yaml,.yml,.csv,.tsv,.txt,application/json,text/yaml,text/csv"
          onChange={(event) => void pick(event.currentTarget.files?.item(0))}
        />
      </div>
      <div class="field">
        <label for={`${ids}-text`}>{text.sets.importText}</label>
        <textarea id={`${ids}-text`} rows={6} spellcheck={false} onInput={(event) => void paste(event.currentTarget.value)} />
      </div>
      <Result key={turn.current} looked={looked} otherwise={otherwise} />
    </div>
  );
}

function Result({ looked, otherwise }: { looked: Looked; otherwise: string }) {
  const text = useText().sets;
  if (looked === null) return null;
  switch (looked.kind) {
    case "sets": {
      const [first, ...more] = looked.sets;
      if (first === undefined) return null;
      return more.length === 0 ? <TakeOne found={first} otherwise={otherwise} /> : <TakeSome all={looked.sets} />;
    }
    case "broken":
      return <Notice kind="bad">{text.importBroken(looked.line)}</Notice>;
    case "other":
      return <Notice kind="bad">{text.importOther}</Notice>;
    case "large":
      return <Notice kind="bad">{text.importLarge}</Notice>;
    case "none":
      return <Notice kind="bad">{text.importBad}</Notice>;
  }
}
