// The picture of a set. It is sent at once, and is no part of what "Save" saves.

import { useId, useState } from "preact/hooks";
import { hasPicture, type MeasurementSet, pictureOf, setPicture } from "../../api/sets.ts";
import { useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { dataUri } from "../../ui/data-uri.ts";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";

/** What still fits into a request: there, a picture is a third larger than in its file. */
const LARGEST = 9_000_000;

export function SetPicture({ set, onChanged }: { set: MeasurementSet; onChanged: (set: MeasurementSet) => void }) {
  const { api } = useSession();
  const { sets: text, account } = useText();
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
      onChanged(await setPicture(api, set.id, await dataUri(file)));
      setDone(true);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{text.picture}</h2>
      <div class="picture">
        {hasPicture(set) && <img src={pictureOf(set)} alt={text.picture} width="96" height="96" />}
        <div class="field">
          <label for={id}>{account.pictureFile}</label>
          <input
            id={id}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            disabled={busy}
            aria-busy={busy}
            aria-describedby={`${id}-hint`}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
          <p class="hint" id={`${id}-hint`}>{text.pictureHint}</p>
        </div>
      </div>
      {large && <Notice kind="bad">{account.pictureLarge}</Notice>}
      {problem && <Notice kind="bad">{problem}</Notice>}
      {done && <Notice kind="good">{text.pictureSaved}</Notice>}
    </section>
  );
}
