import { useState } from "preact/hooks";
import { giveConsent } from "../api/account.ts";
import { useFirstText } from "../i18n/index.tsx";
import { type Refusal, useSession } from "../session.tsx";
import { Form } from "../ui/forms.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConsentFields, level, nothing } from "./consent.tsx";

/** Somebody is signed in, and may not go on: because consent is lacking, which they can give here, or for another reason. */
export function Refused({ why }: { why: Refusal }) {
  const { api, acting, enter, leave } = useSession();
  const { comeIn: text, common, acting: asOther } = useFirstText();
  const [consent, setConsent] = useState(nothing);
  // The words below speak to the owner of the account.
  if (acting) return <Notice kind="note">{asOther.refused[why]}</Notice>;
  const signOut = <button type="button" onClick={leave}>{common.signOut}</button>;
  if (why !== "consentLacking") {
    return (
      <>
        <h1>{text.refusedTitle}</h1>
        <Notice kind="bad">{text.refused[why]}</Notice>
        {signOut}
      </>
    );
  }
  return (
    <>
      <h1>{text.consent}</h1>
      <Notice kind="note">{text.refused.consentLacking}</Notice>
      <Form
        action={text.confirm}
        disabled={level(consent) === 0}
        onSubmit={async () => enter(await giveConsent(api, level(consent)))}
        more={signOut}
      >
        <ConsentFields value={consent} onValue={setConsent} />
      </Form>
    </>
  );
}
