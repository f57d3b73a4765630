// Arriving by a link from a mail, or back from GitHub or Google.

import { useEffect, useRef, useState } from "preact/hooks";
import { confirmSignUp, finishOauth, followLink, isLinkGood, type SignedIn } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { useFirstText } from "../i18n/index.tsx";
import { goOn, recallPage } from "../return-to.ts";
import { href } from "../router.ts";
import { useSession } from "../session.tsx";
import { Form } from "../ui/forms.tsx";
import { Show, useLoad } from "../ui/load.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";
import { useCode } from "./code.tsx";
import { ConsentFields, level, nothing } from "./consent.tsx";

/** Tries a way in, goes on when it is one, and says when the link is not, or no longer, good. */
function useArrival() {
  const { enter } = useSession();
  const code = useCode();
  const [over, setOver] = useState(false);
  const arrive = async (way: (code?: string) => Promise<SignedIn>) => {
    try {
      const signedIn = await code.attempt(way);
      if (signedIn !== null) goOn(recallPage(Date.now()), () => enter(signedIn));
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      setOver(true);
    }
  };
  return { code, over, arrive };
}

export function Confirm({ id, check }: { id: string; check: string }) {
  const text = useFirstText().comeIn;
  const { api } = useSession();
  const [good] = useLoad(() => isLinkGood(api, id, check), [id, check]);
  const [consent, setConsent] = useState(nothing);
  const { code, over, arrive } = useArrival();
  return (
    <>
      <h1>{text.confirm}</h1>
      <Show of={good}>
        {(is) => is && !over ? (
          <Form
            action={text.confirm}
            disabled={level(consent) === 0}
            onSubmit={() => arrive((token) => confirmSignUp(api, id, level(consent), token))}
          >
            <ConsentFields value={consent} onValue={setConsent} />
            {code.field}
          </Form>
        ) : (
          // Who has an account by now gets a link to sign in instead.
          <Over again={href("signup")} />
        )}
      </Show>
    </>
  );
}

/** There is a button, because what looks at mails before people do also follows their links. */
export function FollowLink({ id, check }: { id: string; check: string }) {
  const text = useFirstText().comeIn;
  const { api } = useSession();
  const [good] = useLoad(() => isLinkGood(api, id, check), [id, check]);
  const { code, over, arrive } = useArrival();
  return (
    <>
      <h1>{text.signIn}</h1>
      <Show of={good}>
        {(is) => is && !over ? (
          <Form action={text.signIn} onSubmit={() => arrive((token) => followLink(api, id, check, token))}>
            {code.field || <p>{text.linkGood}</p>}
          </Form>
        ) : (
          <Over again={href()} />
        )}
      </Show>
    </>
  );
}

/** Nobody has to press a button for what they asked for a moment ago. */
export function Oauth({ provider, state, code }: { provider: string; state: string; code: string }) {
  const text = useFirstText().comeIn;
  const { api } = useSession();
  const arrival = useArrival();
  const [problem, tell] = useProblem();
  const submit = () => arrival.arrive((token) => finishOauth(api, provider, state, code, token));
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    submit().catch(tell);
  }, []);
  return (
    <>
      <h1>{text.signIn}</h1>
      {arrival.code.needed ? (
        <Form action={text.signIn} onSubmit={submit}>{arrival.code.field}</Form>
      ) : problem === null && !arrival.over ? (
        <p role="status">{text.signingIn}</p>
      ) : (
        <Notice kind="bad">{problem ?? text.linkBad}</Notice>
      )}
      {!arrival.code.needed && problem !== null && <p><a class="button" href={href()}>{text.signInAnew}</a></p>}
    </>
  );
}

function Over({ again }: { again: string }) {
  const text = useFirstText().comeIn;
  return (
    <>
      <Notice kind="bad">{text.linkBad}</Notice>
      <p><a class="button" href={again}>{text.linkAgain}</a></p>
    </>
  );
}
