// The ways into an account: password, e-mail address, second factor.

import { useState } from "preact/hooks";
import { updateAccount } from "../../api/account.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { Field, Form, Switch } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";
import { MailPlace } from "../mail-place.tsx";
import { SecondFactor } from "./second-factor.tsx";

export function Security() {
  return (
    <div class="column">
      <Password />
      <Email />
      <SecondFactor />
    </div>
  );
}

function Password() {
  const { api, changed } = useSession();
  const { username } = useAccount();
  const text = useText().account;
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [elsewhere, setElsewhere] = useState(true);
  const [done, setDone] = useState<"set" | "alone" | null>(null);
  const submit = async () => {
    setDone(null);
    const { account, token } = await updateAccount(api, { password, signOutElsewhere: elsewhere });
    changed(account, token);
    setPassword("");
    setShown(false);
    setDone(token === undefined ? "set" : "alone");
  };
  return (
    <section>
      <h2>{text.password}</h2>
      <Form action={text.passwordAction} onSubmit={submit} disabled={password === ""}>
        {/* Tells the browser whose password it is to keep. */}
        <input type="text" autocomplete="username" value={username} readOnly hidden />
        <Field
          label={text.newPassword}
          hint={text.passwordHint}
          type={shown ? "text" : "password"}
          autocomplete="new-password"
          value={password}
          onValue={setPassword}
          maxLength={1000}
          required
        />
        <Switch label={text.passwordShow} checked={shown} onChecked={setShown} />
        <Switch label={text.elsewhere} checked={elsewhere} onChecked={setElsewhere} />
      </Form>
      {done !== null && <Notice kind="good">{done === "alone" ? text.passwordSetAlone : text.passwordSet}</Notice>}
    </section>
  );
}

function Email() {
  const { api, changed } = useSession();
  const { email: present } = useAccount();
  const text = useText().account;
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  const submit = async () => {
    setSent(null);
    changed((await updateAccount(api, { email })).account);
    setSent(email);
    setEmail("");
  };
  return (
    <section>
      <h2>{text.email}</h2>
      <p>{text.emailNow(present)}</p>
      <Form action={text.emailAction} onSubmit={submit} disabled={email.trim() === "" || email.trim() === present}>
        <Field label={text.emailNew} type="email" autocomplete="email" value={email} onValue={setEmail} required />
      </Form>
      {sent !== null && <><Notice kind="good">{text.emailSent(sent)}</Notice><MailPlace /></>}
    </section>
  );
}
