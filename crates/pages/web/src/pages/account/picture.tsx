import { useState } from "preact/hooks";
import { updateAccount } from "../../api/account.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { ChoosePicture } from "../../ui/choose-picture.tsx";

/** What everybody has who has no picture. */
const NONE = "/images/default-avatar";

export function Picture() {
  const { api, changed } = useSession();
  const { ihash } = useAccount();
  const text = useText().account;
  // Browsers keep pictures for a while; another address makes them ask again.
  const [version, setVersion] = useState<number | null>(null);
  // Whether there is one nobody says, so we see when we ask for it.
  const [none, setNone] = useState(false);
  const own = `/images/uid-${ihash}${version === null ? "" : `?${version}`}`;
  const send = async (img: string) => {
    changed((await updateAccount(api, { img })).account);
    setVersion(Date.now());
    setNone(false);
  };
  return (
    <ChoosePicture title={text.picture} hint={text.pictureHint} saved={text.pictureSaved} send={send}>
      <img src={none ? NONE : own} alt={none ? text.pictureNone : text.picture} width="96" height="96" onError={() => setNone(true)} />
    </ChoosePicture>
  );
}
