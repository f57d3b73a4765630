// Where everybody starts who is not signed in.

import { useEffect, useState } from "preact/hooks";
import { sendLink, signIn, signUp } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { useLanguage, useFirstText } from "../i18n/index.tsx";
import { rememberPage } from "../return-to.ts";
import { href, useLocation } from "../router.ts";
import { useSession } from "../session.tsx";
import { Field, Form } from "../ui/forms.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";
import { Confirm, FollowLink, Oauth } from "./arrive.tsx";
import { useCode } from "./code.tsx";
import { MailPlace } from "./mail-place.tsx";
import { Providers } from "./providers.tsx";

export function ComeIn({ path }: { path: readonly string[] }) {
  const { query } = useLocation();
  const [page, what] = path;
  const id = query.get("id") ?? "";
  const check = query.get("check") ?? "";
  if (page === "signup") return <SignUp />;
  if (page === "confirm" && what === "signup") return <Confirm id={id} check={check} />;
  if (page === "confirm" && what === "signin") return <FollowLink id={id} check={check} />;
  if (page === "oauth" && what !== undefined) {
    return <Oauth provider={what} state={query.get("state") ?? ""} code={query.get("code") ?? ""} />;
  }
  return <SignIn newEmail={page === "confirm" && what === "emailchange"} />;
}

/** Whoever came by the link for a new e-mail address signs in first; the address of the page stays. */
function SignIn({ newEmail }: { newEmail: boolean }) {
  const { comeIn: text } = useFirstText();
  const { api, enter, state } = useSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState(false);
  const [problem, tell] = useProblem();
  const code = useCode();
  useEffect(() => rememberPage(window.location.hash, Date.now()), [window.location.hash]);
  const submit = async () => {
    const signedIn = await code.attempt((token) => signIn(api, name, password, token)).catch(tooOften);
    if (signedIn !== null) enter(signedIn);
  };
  const mailLink = async () => {
    tell(null);
    setSent(false);
    try {
      await sendLink(api, name);
      setSent(true);
    } catch (error) {
      // Who has an account is nobody's business.
      if (error instanceof ApiError && error.identifier === "signInFailed") setSent(true);
      else tell(error);
    }
  };
  return (
    <>
      <h1>{text.welcome}</h1>
      {newEmail ? <Notice kind="note">{text.confirmSignIn}</Notice> : <p>{text.lead}</p>}
      {state.kind === "nobody" && state.ended && <Notice kind="note">{text.ended}</Notice>}
      <Form action={text.signIn} onSubmit={submit}>
        <Field label={text.name} value={name} onValue={setName} autocomplete="username" required />
        <Field label={text.password} type="password" value={password} onValue={setPassword} autocomplete="current-password" required />
        {code.field}
      </Form>
      <div class="actions">
        <button type="button" onClick={mailLink}>{text.forgot}</button>
      </div>
      <p class="hint">{text.forgotHint}</p>
      {problem && <Notice kind="bad">{problem}</Notice>}
      {sent && <><Notice kind="good">{text.linkSent}</Notice><MailPlace /></>}
      <Providers />
      <p class="other-way">
        {text.noAccount} <a class="button" href={href("signup")}>{text.signUp}</a>
      </p>
    </>
  );
}

/** Whoever guessed wrong too often has another way in, and is told of it. */
function tooOften(error: unknown): never {
  if (error instanceof ApiError && error.identifier === "rateLimitExceeded") {
    throw new ApiError(error.status, "tooManyTries", error.retryAfter);
  }
  throw error;
}

function SignUp() {
  const text = useFirstText().comeIn;
  const { language } = useLanguage();
  const { api } = useSession();
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  if (sent !== null) {
    return (
      <>
        <h1>{text.signUp}</h1>
        <MailPlace>
          <Notice kind="good">{text.mailSent(sent)}</Notice>
          <p class="hint">{text.mailNot}</p>
        </MailPlace>
        <div class="actions"><button type="button" onClick={() => setSent(null)}>{text.otherEmail}</button></div>
      </>
    );
  }
  return (
    <>
      <h1>{text.signUp}</h1>
      <p>{text.lead}</p>
      <Form action={text.signUp} onSubmit={async () => setSent((await signUp(api, email, language)).email)}>
        <Field label={text.email} type="email" value={email} onValue={setEmail} autocomplete="email" hint={text.signUpHint} required />
      </Form>
      <Providers />
      <p class="other-way">
        {text.haveAccount} <a href={href()}>{text.signIn}</a>
      </p>
    </>
  );
}
