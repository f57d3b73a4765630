// Choosing a picture, which is sent at once.

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useText } from "../i18n/index.tsx";
import { dataUri } from "./data-uri.ts";
import { Notice } from "./notice.tsx";
import { useProblem } from "./problem.tsx";

/** What still fits into a request: there, a picture is a third larger than in its file. */
const LARGEST = 9_000_000;

interface Props {
  title: string;
  hint: string;
  /** What is said once it is kept. */
  saved: string;
  send: (picture: string) => Promise<void>;
  /** The picture that there is. */
  children: ComponentChildren;
}

export function ChoosePicture({ title, hint, saved, send, children }: Props) {
  const text = useText().account;
  const id = useId();
  const [problem, tell] = useProblem();
  const [large, setLarge] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    tell(null);
    setDone(false);
    setLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    setBusy(true);
    try {
      await send(await dataUri(file));
      setDone(true);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{title}</h2>
      <div class="picture">
        {children}
        <div class="field">
          <label for={id}>{text.pictureFile}</label>
          <input
            id={id}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            disabled={busy}
            aria-busy={busy}
            aria-describedby={`${id}-hint`}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
          <p class="hint" id={`${id}-hint`}>{hint}</p>
        </div>
      </div>
      {large && <Notice kind="bad">{text.pictureLarge}</Notice>}
      {problem && <Notice kind="bad">{problem}</Notice>}
      {done && <Notice kind="good">{saved}</Notice>}
    </section>
  );
}
