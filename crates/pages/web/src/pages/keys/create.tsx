// Making a key.

import { useState } from "preact/hooks";
import { createKey, type NewKey } from "../../api/keys.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { READING } from "../../keys/levels.ts";
import { DAY, inWords, LIVES } from "../../keys/terms.ts";
import { href } from "../../router.ts";
import { useLevel, useSession } from "../../session.tsx";
import { Choice, Field, Form } from "../../ui/forms.tsx";
import { LevelChoice } from "./level.tsx";
import { Secret } from "./secret.tsx";

/** Three months, unless somebody chooses something else. */
const USUAL = LIVES[3]!.seconds;

/** Who makes a key for no longer than this is sent no mail before it ends. */
const WARNED = 2 * DAY;

export function CreateKey() {
  const text = useText().keys;
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <div class="column">
      <p><a href={href("keys")}>← {text.back}</a></p>
      {made === null ? <Create onMade={setMade} /> : <Secret of={made} title={text.made} main />}
    </div>
  );
}

function Create({ onMade }: { onMade: (key: NewKey) => void }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const text = useText().keys;
  const format = useFormat();
  const highest = Math.max(0, useLevel());
  const [name, setName] = useState("");
  // The least that is of any use: whoever needs more knows it.
  const [level, setLevel] = useState(Math.min(READING, highest));
  const [life, setLife] = useState(USUAL);
  const submit = async () => onMade(await createKey(api, { name: name.trim(), level, expiresIn: life }));
  return (
    <>
      <h1>{text.create}</h1>
      <Form action={text.makeIt} onSubmit={submit}>
        <Field label={text.name} hint={text.nameHint} value={name} onValue={setName} maxLength={500} autocomplete="off" required />
        <LevelChoice level={level} highest={highest} onLevel={setLevel} hint={text.levelHint} />
        <Choice
          label={text.life}
          value={String(life)}
          options={LIVES.map((term) => [String(term.seconds), inWords(term, language)])}
          onValue={(seconds) => setLife(Number(seconds))}
          hint={[text.lifeUntil(format.date(Date.now() + life * 1000)), life > WARNED ? text.lifeMail : ""].join(" ")}
        />
      </Form>
    </>
  );
}
