import { useId, useState } from "preact/hooks";
import { updateAccount } from "../../api/account.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { dataUri } from "../../ui/data-uri.ts";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";

/** What still fits into a request: there, a picture is a third larger than in its file. */
const LARGEST = 9_000_000;

/** What everybody has who has no picture. */
const NONE = "/images/default-avatar";

export function Picture() {
  const { api, changed } = useSession();
  const { ihash } = useAccount();
  const text = useText().account;
  const id = useId();
  const [problem, tell] = useProblem();
  const [large, setLarge] = useState(false);
  const [busy, setBusy] = useState(false);
  // Browsers keep pictures for a while; another address makes them ask again.
  const [version, setVersion] = useState<number | null>(null);
  // Whether there is one nobody says, so we see when we ask for it.
  const [none, setNone] = useState(false);
  const own = `/images/uid-${ihash}${version === null ? "" : `?${version}`}`;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    tell(null);
    setLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    setBusy(true);
    try {
      changed((await updateAccount(api, { img: await dataUri(file) })).account);
      setVersion(Date.now());
      setNone(false);
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
        <img src={none ? NONE : own} alt={none ? text.pictureNone : text.picture} width="96" height="96" onError={() => setNone(true)} />
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
          <p class="hint" id={`${id}-hint`}>{text.pictureHint}</p>
        </div>
      </div>
      {large && <Notice kind="bad">{text.pictureLarge}</Notice>}
      {problem && <Notice kind="bad">{problem}</Notice>}
      {version !== null && !large && !problem && <Notice kind="good">{text.pictureSaved}</Notice>}
    </section>
  );
}
