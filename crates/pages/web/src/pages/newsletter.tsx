// Where the links of the newsletter's mails lead, for everybody: it needs no account.

import { useState } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { subscribe, unsubscribe } from "../api/newsletter.ts";
import { useFirstText } from "../i18n/index.tsx";
import { useLocation } from "../router.ts";
import { useSession } from "../session.tsx";
import { Form } from "../ui/forms.tsx";
import { Notice } from "../ui/notice.tsx";

/** There is a button, because what looks at mails before people do also follows their links. */
export function Newsletter({ what }: { what: string | undefined }) {
  const { newsletter: text, common } = useFirstText();
  const { api } = useSession();
  const { query } = useLocation();
  const [outcome, setOutcome] = useState<"done" | "bad" | null>(null);
  const id = query.get("id") ?? "";
  const check = query.get("check") ?? "";
  if (what !== "subscribe" && what !== "unsubscribe") return <p>{common.notFound}</p>;
  const say = text[what];
  const submit = async () => {
    try {
      await (what === "subscribe" ? subscribe : unsubscribe)(api, id, check);
      setOutcome("done");
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      setOutcome("bad");
    }
  };
  // Without both halves it is no address of the API.
  const bad = outcome === "bad" || id === "" || check === "";
  return (
    <div class="column">
      <h1>{say.title}</h1>
      {bad ? (
        <Notice kind="bad">{text.linkBad}</Notice>
      ) : outcome === "done" ? (
        <Notice kind="good">{say.done}</Notice>
      ) : (
        <>
          <p>{say.lead}</p>
          <Form action={say.action} onSubmit={submit}>{null}</Form>
        </>
      )}
    </div>
  );
}
