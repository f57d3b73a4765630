// How somebody comes in: helping those who cannot, and looking at what they see.

import { useState } from "preact/hooks";
import type { Account } from "../../api/account.ts";
import { impersonate, updateUser } from "../../api/maintain.ts";
import { useText } from "../../i18n/index.tsx";
import { go, href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";

interface Props {
  user: Account;
  onChanged: (user: Account) => void;
}

export function ComingIn({ user, onChanged }: Props) {
  const text = useText().maintain;
  const own = useAccount().id === user.id;
  return (
    <section class="card">
      <h3>{text.comingIn}</h3>
      <Second user={user} onChanged={onChanged} />
      <Unlock user={user} />
      {!own && <Impersonate user={user} />}
    </section>
  );
}

/** Taken off for somebody who lost their phone. */
function Second({ user, onChanged }: Props) {
  const { api } = useSession();
  const text = useText().maintain;
  const [asking, setAsking] = useState(false);
  const off = async () => {
    onChanged(await updateUser(api, user.id, { mfaEnabled: false }));
    setAsking(false);
  };
  return (
    <div class="step">
      <p role="status">{text.second}: <strong>{user.mfaEnabled ? text.on : text.off}</strong></p>
      {user.mfaEnabled && <button type="button" class="danger" onClick={() => setAsking(true)}>{text.secondOff}</button>}
      {asking && (
        <Ask title={text.second} question={text.secondAsk} yes={text.secondOff} onYes={off} onNo={() => setAsking(false)} />
      )}
    </div>
  );
}

function Unlock({ user }: { user: Account }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [done, setDone] = useState(false);
  const unlock = async () => {
    setDone(false);
    await updateUser(api, user.id, { unlock: true });
    setDone(true);
  };
  return (
    <div class="step">
      <p>{text.unlockLead}</p>
      <Form action={text.unlock} plain onSubmit={unlock}>{null}</Form>
      {done && <Notice kind="good">{text.unlocked}</Notice>}
    </div>
  );
}

/** Whoever does so leaves a note in the other account, so that is said before. */
function Impersonate({ user }: { user: Account }) {
  const { api, act } = useSession();
  const text = useText().maintain;
  const [asking, setAsking] = useState(false);
  const enter = async () => {
    const { token } = await impersonate(api, user.id);
    go(href("account"));
    act(token);
  };
  return (
    <div class="step">
      <p>{text.actLead}</p>
      <button type="button" onClick={() => setAsking(true)}>{text.act}</button>
      {asking && (
        <Ask title={text.actAs(user.username)} question={text.actAsk} yes={text.act} onYes={enter} onNo={() => setAsking(false)} />
      )}
    </div>
  );
}
