// How much somebody may call.

import { useState } from "preact/hooks";
import type { Account, Limits } from "../../api/account.ts";
import { limitKey, type SomebodysKey, updateUser } from "../../api/maintain.ts";
import { useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { readLimit, showLimit } from "../../usage/limits.ts";

/** Two fields, and what they say: null while one of them cannot be read. Granting no call at all is no grant. */
export function useLimits(begin: Limits | undefined, least: 0 | 1 = 0) {
  const { maintain: text, more } = useText();
  const [minute, setMinute] = useState(showLimit(begin?.perMinute));
  const [day, setDay] = useState(showLimit(begin?.perDay));
  const perMinute = readLimit(minute, least);
  const perDay = readLimit(day, least);
  const wrong = least === 0 ? text.limitWrong : more.notNumber;
  const fields = (
    <>
      <LimitField label={text.perMinute} value={minute} onValue={setMinute} problem={perMinute === undefined ? wrong : null} />
      <LimitField label={text.perDay} value={day} onValue={setDay} problem={perDay === undefined ? wrong : null} />
    </>
  );
  const limits: Limits | null = perMinute === undefined || perDay === undefined ? null : { perMinute, perDay };
  return { fields, limits };
}

interface LimitFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  problem: string | null;
}

function LimitField(props: LimitFieldProps) {
  return <Field {...props} inputMode="numeric" autocomplete="off" />;
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
