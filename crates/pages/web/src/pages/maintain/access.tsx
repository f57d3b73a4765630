// What somebody may do.

import { useState } from "preact/hooks";
import { type Account, levelOf, type Role } from "../../api/account.ts";
import { ROLES, type Status, STATUSES, updateUser } from "../../api/maintain.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Choice, Form } from "../../ui/forms.tsx";

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
  const [asking, setAsking] = useState<string | null>(null);
  const own = useAccount().id === user.id;
  const changed = role !== user.role || status !== String(user.status);
  const save = async () => {
    const fresh = await updateUser(api, user.id, {
      ...(role !== user.role && { role }),
      ...(status !== String(user.status) && { status: Number(status) }),
    });
    onChanged(fresh);
    setSaved(true);
    setAsking(null);
  };
  const submit = async () => {
    const question =
      own ? text.ownAsk
      : status !== String(user.status) && Number(status) < 1 ? text.keepOutAsk(user.username)
      : role !== user.role && levelOf(role) > levelOf(user.role) ? text.promoteAsk(user.username, role)
      : null;
    if (question === null) await save();
    else setAsking(question);
  };
  // A role that nobody can be given any more may still be there.
  const roles: readonly Role[] = (ROLES as readonly Role[]).includes(user.role) ? ROLES : [user.role, ...ROLES];
  return (
    <section class="card">
      <h3>{text.access}</h3>
      <Form
        action={common.save}
        onSubmit={submit}
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
      {asking !== null && <Ask title={text.access} question={asking} yes={common.save} onYes={save} onNo={() => setAsking(null)} />}
    </section>
  );
}
