import { useState } from "preact/hooks";
import { type AppSetup, beginSecondFactor, switchOffSecondFactor, switchOnSecondFactor } from "../../api/own-account.ts";
import { useText } from "../../i18n/index.tsx";
import { readQr } from "../../second-factor/qr.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Copyable } from "../../ui/copy.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";

export function SecondFactor() {
  const { api } = useSession();
  const { mfaEnabled } = useAccount();
  const text = useText().account;
  const [setup, setSetup] = useState<AppSetup | null>(null);
  const { heading, goBack } = useReturnFocus();
  const show = (next: AppSetup | null) => {
    setSetup(next);
    goBack();
  };
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>{text.second}</h2>
      <p>{text.secondLead}</p>
      <p role="status"><strong>{mfaEnabled ? text.secondOn : text.secondOff}</strong></p>
      {mfaEnabled && <p>{text.secondLost}</p>}
      {mfaEnabled ? (
        <SwitchOff onDone={goBack} />
      ) : setup === null ? (
        <Form action={text.secondBegin} onSubmit={async () => show(await beginSecondFactor(api))}>{null}</Form>
      ) : (
        <SwitchOn setup={setup} onDone={() => show(null)} />
      )}
    </section>
  );
}

function Code({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const text = useText().comeIn;
  return (
    <Field
      label={text.code}
      hint={text.codeHint}
      value={value}
      onValue={onValue}
      inputMode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9]{6}"
      required
    />
  );
}

function SwitchOn({ setup, onDone }: { setup: AppSetup; onDone: () => void }) {
  const { api, changed } = useSession();
  const { account: text, common } = useText();
  const [code, setCode] = useState("");
  const submit = async () => {
    changed(await switchOnSecondFactor(api, setup.secret, code));
    onDone();
  };
  return (
    <>
      <p>{text.secondScan}</p>
      <QrCode svg={setup.qrcode} />
      <span class="label" aria-hidden="true">{text.secondSecret}</span>
      <Copyable label={text.secondSecret} value={setup.secret} />
      {setup.otpauth.startsWith("otpauth:") && <p><a href={setup.otpauth}>{text.secondOpen}</a></p>}
      <Form action={text.secondFinish} onSubmit={submit} more={<button type="button" onClick={onDone}>{common.cancel}</button>}>
        <Code value={code} onValue={setCode} />
      </Form>
    </>
  );
}

/** Dark on white also in the dark: many apps read no other. */
function QrCode({ svg }: { svg: string }) {
  const text = useText().account;
  const qr = readQr(svg);
  if (qr === null) return null;
  return (
    <svg class="qr" viewBox={`0 0 ${qr.side} ${qr.side}`} role="img" aria-label={text.secondPicture} shape-rendering="crispEdges">
      <rect width={qr.side} height={qr.side} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}

function SwitchOff({ onDone }: { onDone: () => void }) {
  const { api, changed } = useSession();
  const { account: text, comeIn } = useText();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const submit = async () => {
    changed(await switchOffSecondFactor(api, password, code));
    onDone();
  };
  return (
    <Form action={text.secondEnd} onSubmit={submit}>
      <p>{text.secondEndLead}</p>
      <Field label={comeIn.password} type="password" autocomplete="current-password" value={password} onValue={setPassword} required />
      <Code value={code} onValue={setCode} />
    </Form>
  );
}
