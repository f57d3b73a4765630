// Having another key take the place of one.

import { useState } from "preact/hooks";
import { type NewKey, rotateKey, type ShownKey } from "../../api/keys.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { DAY, inWords, OVERLAPS, secondsLeft } from "../../keys/terms.ts";
import { useSession } from "../../session.tsx";
import { Choice, Form } from "../../ui/forms.tsx";

export function RotateKey({ of: key, onRotated }: { of: ShownKey; onRotated: (fresh: NewKey) => void }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const text = useText().keys;
  const format = useFormat();
  const [overlap, setOverlap] = useState(DAY);
  const tooLong = overlap > secondsLeft(key.expiresAt, Date.now());
  return (
    <details class="column folded">
      <summary><h2>{text.rotate}</h2></summary>
      <p>{text.rotateHint}</p>
      <Form action={text.rotate} onSubmit={async () => onRotated(await rotateKey(api, key.key, overlap))}>
        <Choice
          label={text.overlap}
          value={String(overlap)}
          options={[["0", text.atOnce], ...OVERLAPS.map((term) => [String(term.seconds), inWords(term, language)] as const)]}
          onValue={(seconds) => setOverlap(Number(seconds))}
          hint={tooLong ? text.overlapEnd(format.moment(key.expiresAt)) : text.overlapHint}
        />
      </Form>
    </details>
  );
}
