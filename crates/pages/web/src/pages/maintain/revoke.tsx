// Ending keys of others, with a reason that their owner gets to read.

import { useState } from "preact/hooks";
import { nameOfUser, revokeKey, revokeKeysOf } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";

export function Reason({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const text = useText().maintain;
  return <TextArea label={text.reason} value={value} onValue={onValue} maxLength={2000} required />;
}

export function Revoked({ count }: { count: number }) {
  const text = useText().maintain;
  const format = useFormat();
  return <Notice kind="good">{text.revoked(format.number(count))}</Notice>;
}

/** A key that somebody knows by its id, from a log or a mail, or all keys of an account. */
export function RevokeKey() {
  const { api } = useSession();
  const text = useText().maintain;
  return (
    <div class="column">
      <ById
        title={text.parts.keys}
        lead={text.revokeLead}
        label={text.keyId}
        action={text.revoke}
        ask={async (id) => ({ title: text.revokeTitle, question: text.revokeAsk(id) })}
        revoke={async (id, reason) => (await revokeKey(api, id, reason)).length}
      />
      <ById
        title={text.revokeAll}
        lead={text.revokeAllLead}
        label={text.accountNumber}
        pattern="[0-9]+"
        action={text.revokeAll}
        // A number is easily mistyped; a name shows it.
        ask={async (id) => ({ title: text.revokeAll, question: text.revokeAllAsk(await nameOfUser(api, Number(id))) })}
        revoke={async (id, reason) => (await revokeKeysOf(api, Number(id), reason)).length}
      />
    </div>
  );
}

interface ByIdProps {
  title: string;
  lead: string;
  label: string;
  pattern?: string;
  action: string;
  /** What to ask before. */
  ask: (id: string) => Promise<{ title: string; question: string }>;
  /** Says how many keys ended. */
  revoke: (id: string, reason: string) => Promise<number>;
}

function ById({ title, lead, label, pattern, action, ask, revoke }: ByIdProps) {
  const [id, setId] = useState("");
  const [reason, setReason] = useState("");
  const [count, setCount] = useState<number | null>(null);
  const [asking, setAsking] = useState<{ title: string; question: string } | null>(null);
  const submit = async () => {
    setCount(null);
    setAsking(await ask(id.trim()));
  };
  const go = async () => {
    setCount(await revoke(id.trim(), reason.trim()));
    setAsking(null);
    setId("");
    setReason("");
  };
  return (
    <section>
      <h2>{title}</h2>
      <p>{lead}</p>
      <Form action={action} onSubmit={submit} disabled={id.trim() === "" || reason.trim() === ""}>
        <Field label={label} value={id} onValue={setId} autocomplete="off" required {...(pattern !== undefined && { pattern })} />
        <Reason value={reason} onValue={setReason} />
      </Form>
      {count !== null && <Revoked count={count} />}
      {asking !== null && <Ask {...asking} yes={action} onYes={go} onNo={() => setAsking(null)} />}
    </section>
  );
}

interface DialogProps {
  id: string;
  name: string;
  onClose: () => void;
  onRevoked?: () => void;
}

export function RevokeDialog({ id, name, onClose, onRevoked }: DialogProps) {
  const { api } = useSession();
  const { maintain: text, common } = useText();
  const [reason, setReason] = useState("");
  const [count, setCount] = useState<number | null>(null);
  const revoke = async () => {
    setCount((await revokeKey(api, id, reason.trim())).length);
    onRevoked?.();
  };
  return (
    <Dialog title={text.revokeTitle} onClose={onClose}>
      <p><strong>{name}</strong></p>
      {count === null ? (
        <Form
          action={text.revoke}
          onSubmit={revoke}
          disabled={reason.trim() === ""}
          more={<button type="button" onClick={onClose}>{common.cancel}</button>}
        >
          <p>{text.revokeLead}</p>
          <Reason value={reason} onValue={setReason} />
        </Form>
      ) : (
        <>
          <Revoked count={count} />
          <button type="button" onClick={onClose}>{common.close}</button>
        </>
      )}
    </Dialog>
  );
}
