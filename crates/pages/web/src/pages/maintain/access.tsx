// What somebody may do, and how they come in.

import { useState } from "preact/hooks";
import { type Account, levelOf, type Role } from "../../api/account.ts";
import { ROLES, type Status, STATUSES, updateUser } from "../../api/maintain.ts";
import { useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Choice, Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";

interface Props {
  user: Account;
  onChanged: (user: Account) => void;
}

export function Access({ user, onChanged }: Props) {
  const { api } = useSession();
  const { maintain: text, common } = useText();
  const [role, setRole] = useState<Role>(user.role);
  const [status, setStatus] = useState(String(user.status) as Status);
  const [saved, setSaved] = useState(false);
  const changed = role !== user.role || status !== String(user.status);
  const save = async () => {
    const fresh = await updateUser(api, user.id, {
      ...(role !== user.role && { role }),
      ...(status !== String(user.status) && { status: Number(status) }),
    });
    onChanged(fresh);
    setSaved(true);
  };
  // A role that nobody can be given any more may still be there.
  const roles: readonly Role[] = (ROLES as readonly Role[]).includes(user.role) ? ROLES : [user.role, ...ROLES];
  return (
    <section class="card">
      <h3>{text.access}</h3>
      <Form
        action={common.save}
        onSubmit={save}
        disabled={!changed}
        more={<span class="soft" role="status">{saved && !changed ? common.saved : ""}</span>}
      >
        <Choice
          label={text.role}
          value={role}
          options={roles.map((name) => [name, levelOf(name) < 0 ? name : `${name} (${levelOf(name)})`] as const)}
          onValue={setRole}
        />
        <Choice
          label={text.status}
          value={status}
          options={STATUSES.map((name) => [name, text.statuses[name]] as const)}
          onValue={setStatus}
          hint={text.accessHint}
        />
      </Form>
    </section>
  );
}

/** Taken off for somebody who lost their phone. */
export function Second({ user, onChanged }: Props) {
  const { api } = useSession();
  const text = useText().maintain;
  const [asking, setAsking] = useState(false);
  const off = async () => {
    onChanged(await updateUser(api, user.id, { mfaEnabled: false }));
    setAsking(false);
  };
  return (
    <section class="card">
      <h3>{text.second}</h3>
      <p role="status">{user.mfaEnabled ? text.on : text.off}</p>
      {user.mfaEnabled && <button type="button" class="danger" onClick={() => setAsking(true)}>{text.secondOff}</button>}
      {asking && (
        <Ask title={text.second} question={text.secondAsk} yes={text.secondOff} onYes={off} onNo={() => setAsking(false)} />
      )}
    </section>
  );
}

export function Unlock({ user }: { user: Account }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [done, setDone] = useState(false);
  const unlock = async () => {
    await updateUser(api, user.id, { unlock: true });
    setDone(true);
  };
  return (
    <section class="card">
      <h3>{text.unlock}</h3>
      <p>{text.unlockLead}</p>
      <Form action={text.unlock} onSubmit={unlock}>{null}</Form>
      {done && <Notice kind="good">{text.unlocked}</Notice>}
    </section>
  );
}
