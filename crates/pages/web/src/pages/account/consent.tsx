import { useState } from "preact/hooks";
import { giveConsent } from "../../api/account.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Form } from "../../ui/forms.tsx";
import { ConsentFields, level } from "../consent.tsx";

/** What we may do with somebody's data: they change their mind whenever they like. */
export function ConsentChoice() {
  const { api, enter } = useSession();
  const account = useAccount();
  const { account: text, common } = useText();
  const given = { account: account.consent > 0, open: account.consent === 2 };
  const [consent, setConsent] = useState(given);
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    enter(await giveConsent(api, level(consent)));
    setSaved(true);
  };
  const submit = async () => {
    if (level(consent) === 0) setAsking(true);
    else await save();
  };
  return (
    <section>
      <Form
        action={common.save}
        onSubmit={submit}
        disabled={level(consent) === level(given)}
        more={<span class="soft" role="status">{saved ? common.saved : ""}</span>}
      >
        <ConsentFields
          value={consent}
          onValue={(value) => {
            setSaved(false);
            setConsent(value);
          }}
        />
      </Form>
      {asking && (
        <Ask title={text.withdrawTitle} question={text.withdrawAsk} yes={text.withdraw} onYes={save} onNo={() => setAsking(false)} />
      )}
    </section>
  );
}
