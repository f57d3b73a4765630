// Where everybody starts who is not signed in.

import { useState } from "preact/hooks";
import { confirmSignUp, finishOauth, followLink, sendLink, signIn, signUp, type SignedIn } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { useLanguage, useText } from "../i18n/index.tsx";
import { goInstead, href, useLocation } from "../router.ts";
import { useSession } from "../session.tsx";
import { Field, Form } from "../ui/forms.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConsentFields, level, nothing } from "./consent.tsx";
import { MailPlace } from "./mail-place.tsx";
import { Providers } from "./providers.tsx";

export function ComeIn({ path }: { path: readonly string[] }) {
  const { query } = useLocation();
  const [page, what] = path;
  const id = query.get("id") ?? "";
  const check = query.get("check") ?? "";
  if (page === "signup") return <SignUp />;
  if (page === "confirm" && what === "signup") return <Confirm id={id} />;
  if (page === "confirm" && what === "signin") return <FollowLink id={id} check={check} />;
  if (page === "oauth" && what !== undefined) {
    return <Oauth provider={what} state={query.get("state") ?? ""} code={query.get("code") ?? ""} />;
  }
  return <SignIn newEmail={page === "confirm" && what === "emailchange"} />;
}

/** A way in that may turn out to need the code of the second factor: asks for it then, and tries again with it. */
function useCode() {
  const text = useText().comeIn;
  const [needed, setNeeded] = useState(false);
  const [code, setCode] = useState("");
  const attempt = async (enter: (code?: string) => Promise<SignedIn>): Promise<SignedIn | null> => {
    try {
      return await enter(needed ? code : undefined);
    } catch (error) {
      if (error instanceof ApiError && error.identifier === "mfaTokenRequired") {
        setNeeded(true);
        return null;
      }
      throw error;
    }
  };
  const field = needed && (
    <Field
      label={text.code}
      hint={text.codeHint}
      value={code}
      onValue={setCode}
      inputMode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9]{6}"
      required
      autofocus
    />
  );
  return { field, attempt, needed };
}

/** Whoever came by the link for a new e-mail address signs in first; the address of the page stays. */
function SignIn({ newEmail }: { newEmail: boolean }) {
  const { comeIn: text, account } = useText();
  const { api, enter } = useSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState(false);
  const code = useCode();
  const submit = async () => {
    const signedIn = await code.attempt((token) => signIn(api, name, password, token));
    if (signedIn !== null) enter(signedIn);
  };
  const mailLink = async () => {
    await sendLink(api, name).catch(() => {});
    setSent(true);
  };
  return (
    <>
      <h1>{text.welcome}</h1>
      {newEmail ? <Notice kind="note">{account.confirmSignIn}</Notice> : <p>{text.lead}</p>}
      <Form action={text.signIn} onSubmit={submit}>
        <Field label={text.name} value={name} onValue={setName} autocomplete="username" required />
        <Field label={text.password} type="password" value={password} onValue={setPassword} autocomplete="current-password" required />
        {code.field}
      </Form>
      <div class="actions">
        <button type="button" disabled={name === ""} onClick={mailLink}>{text.forgot}</button>
      </div>
      <p class="hint">{text.forgotHint}</p>
      {sent && <><Notice kind="good">{text.linkSent}</Notice><MailPlace /></>}
      <Providers />
      <p>
        {text.noAccount} <a href={href("signup")}>{text.signUp}</a>
      </p>
    </>
  );
}

function SignUp() {
  const text = useText().comeIn;
  const { language } = useLanguage();
  const { api } = useSession();
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  if (sent !== null) {
    return (
      <>
        <h1>{text.signUp}</h1>
        <Notice kind="good">{text.mailSent(sent)}</Notice>
        <MailPlace />
      </>
    );
  }
  return (
    <>
      <h1>{text.signUp}</h1>
      <p>{text.lead}</p>
      <Form action={text.signUp} onSubmit={async () => setSent((await signUp(api, email, language)).email)}>
        <Field label={text.email} type="email" value={email} onValue={setEmail} autocomplete="email" required />
      </Form>
      <Providers />
      <p>
        {text.haveAccount} <a href={href()}>{text.signIn}</a>
      </p>
    </>
  );
}

function Confirm({ id }: { id: string }) {
  const text = useText().comeIn;
  const { api, enter } = useSession();
  const [consent, setConsent] = useState(nothing);
  const code = useCode();
  const submit = async () => {
    const signedIn = await code.attempt((token) => confirmSignUp(api, id, level(consent), token));
    if (signedIn === null) return;
    goInstead(href("keys"));
    enter(signedIn);
  };
  return (
    <>
      <h1>{text.confirm}</h1>
      <Form action={text.confirm} disabled={level(consent) === 0} onSubmit={submit}>
        <ConsentFields value={consent} onValue={setConsent} />
        {code.field}
      </Form>
    </>
  );
}

function FollowLink({ id, check }: { id: string; check: string }) {
  const text = useText().comeIn;
  const { api, enter } = useSession();
  const code = useCode();
  const submit = async () => {
    const signedIn = await code.attempt((token) => followLink(api, id, check, token));
    if (signedIn === null) return;
    goInstead(href("keys"));
    enter(signedIn);
  };
  return (
    <>
      <h1>{text.signIn}</h1>
      <Form action={text.signIn} onSubmit={submit}>{code.field}</Form>
    </>
  );
}

function Oauth({ provider, state, code }: { provider: string; state: string; code: string }) {
  const text = useText().comeIn;
  const { api, enter } = useSession();
  const second = useCode();
  const submit = async () => {
    const signedIn = await second.attempt((token) => finishOauth(api, provider, state, code, token));
    if (signedIn === null) return;
    goInstead(href("keys"));
    enter(signedIn);
  };
  return (
    <>
      <h1>{text.signIn}</h1>
      <Form action={text.signIn} onSubmit={submit}>{second.field}</Form>
    </>
  );
}
