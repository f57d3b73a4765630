// Taking everything along, and leaving.

import { useState } from "preact/hooks";
import { exportAccount, removeAccount, restrictAccount } from "../../api/own-account.ts";
import { useText } from "../../i18n/index.tsx";
import { safeLink } from "../../links.ts";
import { go, href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Needs } from "../../ui/needs.tsx";
import { Notice } from "../../ui/notice.tsx";

export function Data() {
  return (
    <div class="column">
      <Export />
      <Needs level={4}>
        <Restrict />
        <Remove />
      </Needs>
    </div>
  );
}

function Export() {
  const { api } = useSession();
  const text = useText().account;
  const [address, setAddress] = useState<string | null>(null);
  const link = address === null ? null : safeLink(address);
  return (
    <section>
      <h2>{text.export}</h2>
      <p>{text.exportLead}</p>
      <Form action={text.exportAction} onSubmit={async () => setAddress(await exportAccount(api))}>{null}</Form>
      {address !== null && (
        <Notice kind="good">
          <p>{text.exportReady}</p>
          {link === null ? address : <a href={link.href} download rel="noreferrer">{text.exportLink}</a>}
        </Notice>
      )}
    </section>
  );
}

/** An administrator who did so for somebody else is themselves again. */
function useGoingAway(): (how: "disabled" | "removed") => void {
  const { acting, leave } = useSession();
  const { id } = useAccount();
  return (how) => {
    go(acting ? href("maintain", "users", id) : href("left", how));
    leave();
  };
}

function Restrict() {
  const { api } = useSession();
  const text = useText().account;
  const goAway = useGoingAway();
  const [asking, setAsking] = useState(false);
  const restrict = async () => {
    await restrictAccount(api);
    goAway("disabled");
  };
  return (
    <section>
      <h2>{text.restrict}</h2>
      <p>{text.restrictLead}</p>
      <button type="button" class="danger" onClick={() => setAsking(true)}>{text.restrict}</button>
      {asking && (
        <Ask title={text.restrict} question={text.restrictAsk} yes={text.restrict} onYes={restrict} onNo={() => setAsking(false)} />
      )}
    </section>
  );
}

function Remove() {
  const { api } = useSession();
  const { username } = useAccount();
  const text = useText().account;
  const goAway = useGoingAway();
  const [typed, setTyped] = useState("");
  const meant = typed.trim() === username.trim();
  const remove = async () => {
    // Enter in the field comes here as well.
    if (!meant) return;
    await removeAccount(api);
    goAway("removed");
  };
  return (
    <section class="danger-zone">
      <h2>{text.removeTitle}</h2>
      <p>{text.removeLead}</p>
      <Form action={text.removeAction} onSubmit={remove} disabled={!meant}>
        <Field label={text.removeType(username)} value={typed} onValue={setTyped} autocomplete="off" required />
      </Form>
    </section>
  );
}
