// Links for those who are not signed in, followed by somebody who is.

import { useEffect } from "preact/hooks";
import { useText } from "../i18n/index.tsx";
import { goInstead, href } from "../router.ts";
import { useAccount, useSession } from "../session.tsx";

/** They choose: go on as they are, or follow the link after all. */
export function AlreadyIn() {
  const { comeIn: text } = useText();
  const { leave } = useSession();
  const { username } = useAccount();
  return (
    <>
      <h1>{text.alreadyIn}</h1>
      <p>{text.alreadyInAs(username)}</p>
      <div class="actions">
        <a class="button primary" href={href()}>{text.goOn}</a>
        {/* The address of the page stays, so that the link is followed. */}
        <button type="button" onClick={leave}>{text.followAnyway}</button>
      </div>
    </>
  );
}

export function GoHome() {
  useEffect(() => goInstead(href()), []);
  return null;
}
