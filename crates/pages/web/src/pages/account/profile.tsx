// What an account says of somebody, and how they like things.

import { useState } from "preact/hooks";
import { type AccountPatch, updateAccount } from "../../api/account.ts";
import { LANGUAGES, useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { Choice, Form, Switch } from "../../ui/forms.tsx";
import { useLeaving } from "../../ui/leaving.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ConsentChoice } from "./consent.tsx";
import { Picture } from "./picture.tsx";
import { UserName } from "./user-name.tsx";

const SHOWN = ["username", "bio", "imperial", "language", "newsletter", "compare"] as const;
type Shown = Required<Pick<AccountPatch, (typeof SHOWN)[number]>>;

export function Profile() {
  return (
    <div class="column">
      <Words />
      <Picture />
      <ConsentChoice />
    </div>
  );
}

function Words() {
  const { api, changed: show } = useSession();
  const account = useAccount();
  const { account: text, sets, common } = useText();
  const [draft, setDraft] = useState<Partial<Shown>>({});
  const [left, setLeft] = useState(false);
  const [saved, setSaved] = useState(false);
  const now: Shown = { ...(account as Shown), ...draft };
  const patch: AccountPatch = Object.fromEntries(SHOWN.filter((name) => now[name] !== account[name]).map((name) => [name, now[name]]));
  const changed = Object.keys(patch).length > 0;
  const question = useLeaving(changed);
  const edit = (part: Partial<Shown>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = async () => {
    const { account: fresh } = await updateAccount(api, patch);
    show(fresh);
    // What cannot be is left aside without an error.
    setLeft(fresh.username !== now.username);
    setSaved(fresh.username === now.username);
    // Whatever was typed while the server was busy stays.
    setDraft((typed) => (typed === draft ? {} : typed));
  };
  return (
    <section>
      <h2>{text.parts.profile}</h2>
      <Form action={common.save} onSubmit={save} disabled={!changed} more={<State changed={changed} saved={saved} />}>
        <UserName value={now.username} onValue={(username) => edit({ username })} />
        <TextArea label={text.bio} hint={text.bioHint} value={now.bio} onValue={(bio) => edit({ bio })} maxLength={10_000} />
        <Choice
          label={sets.units}
          value={now.imperial ? "imperial" : "metric"}
          options={[["metric", sets.metric], ["imperial", sets.imperial]]}
          onValue={(units) => edit({ imperial: units === "imperial" })}
        />
        <Choice
          label={common.language}
          hint={text.languageHint}
          value={now.language}
          options={Object.entries(LANGUAGES)}
          onValue={(language) => edit({ language })}
        />
        <Switch label={text.newsletter} checked={now.newsletter} onChecked={(newsletter) => edit({ newsletter })} />
        <Switch label={text.compare} checked={now.compare} onChecked={(compare) => edit({ compare })} />
        {left && <Notice kind="bad">{text.someLeft}</Notice>}
      </Form>
      {question}
    </section>
  );
}

function State({ changed, saved }: { changed: boolean; saved: boolean }) {
  const { sets, common } = useText();
  return <span class="soft" role="status">{changed ? sets.unsaved : saved ? common.saved : ""}</span>;
}
