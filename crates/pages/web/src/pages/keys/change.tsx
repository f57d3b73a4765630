// Making a key weaker, and calling it something else.

import { useState } from "preact/hooks";
import { type KeyPatch, type ShownKey, updateKey } from "../../api/keys.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { inWords, shorterLives } from "../../keys/terms.ts";
import { useSession } from "../../session.tsx";
import { Choice, Field, Form } from "../../ui/forms.tsx";
import { LevelChoice } from "./level.tsx";

export function ChangeKey({ of: key, onChanged }: { of: ShownKey; onChanged: (words: string) => void }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const { keys: text, common } = useText();
  const format = useFormat();
  const [name, setName] = useState(key.name);
  const [level, setLevel] = useState(key.level);
  const [life, setLife] = useState("");
  const lives = shorterLives(key.expiresAt, Date.now());
  const patch: KeyPatch = {};
  if (name.trim() !== key.name) patch.name = name.trim();
  if (level !== key.level) patch.level = level;
  if (life !== "") patch.expiresIn = Number(life);
  const submit = async () => {
    await updateKey(api, key.key, patch);
    setLife("");
    onChanged(common.saved);
  };
  const end = life === "" ? key.expiresAt : Date.now() + Number(life) * 1000;
  return (
    <details class="column folded">
      <summary><h2>{text.change}</h2></summary>
      <p>{text.changeHint}</p>
      <Form action={common.save} onSubmit={submit} disabled={name.trim() === "" || Object.keys(patch).length === 0}>
        <Field label={text.name} value={name} onValue={setName} maxLength={500} autocomplete="off" required />
        {key.level > 0 && <LevelChoice level={level} highest={key.level} onLevel={setLevel} hint={text.levelLower} lowering />}
        <Choice
          label={text.shorten}
          value={life}
          options={[["", text.unchanged], ...lives.map((term) => [String(term.seconds), inWords(term, language)] as const)]}
          onValue={setLife}
          hint={`${text.expires}: ${format.moment(end)}`}
        />
      </Form>
    </details>
  );
}
