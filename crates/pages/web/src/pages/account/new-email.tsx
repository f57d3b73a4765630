// Where the link in the mail about a new e-mail address leads.

import { useState } from "preact/hooks";
import { updateAccount } from "../../api/account.ts";
import { ApiError } from "../../api/client.ts";
import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Form } from "../../ui/forms.tsx";
import { Notice } from "../../ui/notice.tsx";

export function NewEmail({ id, check }: { id: string; check: string }) {
  const { api, changed } = useSession();
  const { email: before } = useAccount();
  const text = useText().account;
  const [outcome, setOutcome] = useState<"done" | "bad" | null>(null);
  const confirm = async () => {
    try {
      const { account } = await updateAccount(api, { confirm: "emailchange", confirmation: id, check });
      // With a wrong check the account stays as it is, and that is no error.
      setOutcome(account.email === before ? "bad" : "done");
      changed(account);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      setOutcome("bad");
    }
  };
  const security = <p><a href={href("account", "security")}>{text.parts.security}</a></p>;
  return (
    <div class="column">
      <h1>{text.confirmTitle}</h1>
      {outcome === null && (
        <>
          <p>{text.confirmLead}</p>
          <Form action={text.confirmAction} onSubmit={confirm}>{null}</Form>
        </>
      )}
      {outcome === "bad" && <Notice kind="bad">{text.confirmBad}</Notice>}
      {outcome === "done" && <Notice kind="good">{text.confirmDone(before)}</Notice>}
      {outcome !== null && security}
    </div>
  );
}
