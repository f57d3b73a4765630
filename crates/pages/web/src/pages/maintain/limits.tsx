// How much somebody may call.

import { useState } from "preact/hooks";
import type { Account, Limits } from "../../api/account.ts";
import { limitKey, type SomebodysKey, updateUser } from "../../api/maintain.ts";
import { useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { readLimit, showLimit } from "../../usage/limits.ts";

/** Two fields, and what they say: null while one of them cannot be read. */
export function useLimits(begin: Limits | undefined) {
  const text = useText().maintain;
  const [minute, setMinute] = useState(showLimit(begin?.perMinute));
  const [day, setDay] = useState(showLimit(begin?.perDay));
  const perMinute = readLimit(minute);
  const perDay = readLimit(day);
  const fields = (
    <>
      <LimitField label={text.perMinute} value={minute} onValue={setMinute} wrong={perMinute === undefined} />
      <LimitField label={text.perDay} value={day} onValue={setDay} wrong={perDay === undefined} />
    </>
  );
  const limits: Limits | null = perMinute === undefined || perDay === undefined ? null : { perMinute, perDay };
  return { fields, limits };
}

function LimitField({ label, value, onValue, wrong }: { label: string; value: string; onValue: (value: string) => void; wrong: boolean }) {
  const text = useText().maintain;
  return (
    <Field
      label={label}
      value={value}
      onValue={onValue}
      inputMode="numeric"
      autocomplete="off"
      problem={wrong ? text.limitWrong : null}
    />
  );
}

export function UserLimits({ user, onChanged }: { user: Account; onChanged: (user: Account) => void }) {
  const { api } = useSession();
  const { maintain: text, common } = useText();
  const { fields, limits } = useLimits(user.limits);
  const [saved, setSaved] = useState<Limits | null>(null);
  const same = saved !== null && saved.perMinute === limits?.perMinute && saved.perDay === limits.perDay;
  const save = async () => {
    if (limits === null) return;
    onChanged(await updateUser(api, user.id, { limits }));
    setSaved(limits);
  };
  return (
    <section class="card">
      <h3>{text.limits}</h3>
      <p class="soft">{text.limitsOfUser} {text.limitsHint}</p>
      <Form
        action={common.save}
        onSubmit={save}
        disabled={limits === null}
        more={<span class="soft" role="status">{same ? common.saved : ""}</span>}
      >
        {fields}
      </Form>
    </section>
  );
}

/** One key may have limits of its own, which come before those of its owner. */
export function KeyLimits({ apikey, onDone, onClose }: { apikey: SomebodysKey; onDone: () => void; onClose: () => void }) {
  const { api } = useSession();
  const { maintain: text, common } = useText();
  const { fields, limits } = useLimits(apikey.limits);
  const save = async () => {
    if (limits === null) return;
    await limitKey(api, apikey.id, limits);
    onDone();
  };
  return (
    <Dialog title={text.limitWhat(apikey.name)} onClose={onClose}>
      <p class="soft">{text.limitsHint}</p>
      <Form action={common.save} onSubmit={save} disabled={limits === null}>{fields}</Form>
    </Dialog>
  );
}
