// Somebody's keys.

import { useState } from "preact/hooks";
import type { Account } from "../../api/account.ts";
import { listKeysOf, revokeKeysOf, type SomebodysKey } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Form } from "../../ui/forms.tsx";
import { type Column, Listing } from "../../ui/listing.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";
import { KeyLimits } from "./limits.tsx";
import { Reason, RevokeDialog, Revoked } from "./revoke.tsx";

export function UserKeys({ user }: { user: Account }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [keys, again] = useLoad(() => listKeysOf(api, user.id), [api, user.id]);
  const { heading, goBack } = useReturnFocus();
  const [revoking, setRevoking] = useState<SomebodysKey | null>(null);
  const [limiting, setLimiting] = useState<SomebodysKey | null>(null);
  const columns = useColumns(setRevoking, setLimiting);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{text.keysTitle}</h2>
      <Show of={keys}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.keysNone}</p>
          ) : (
            <Listing label={text.keysTitle} columns={columns} rows={all} keyOf={({ id }) => id} />
          )
        }
      </Show>
      <RevokeAll user={user} any={keys.kind === "ready" && keys.value.some(({ state }) => state === "active")} onRevoked={again} />
      {revoking !== null && (
        <RevokeDialog
          id={revoking.id}
          name={revoking.name}
          onRevoked={again}
          onClose={() => {
            setRevoking(null);
            goBack();
          }}
        />
      )}
      {limiting !== null && (
        <KeyLimits
          apikey={limiting}
          onDone={() => {
            setLimiting(null);
            again();
          }}
          onClose={() => setLimiting(null)}
        />
      )}
    </>
  );
}

function useColumns(onRevoke: (key: SomebodysKey) => void, onLimit: (key: SomebodysKey) => void): Column<SomebodysKey>[] {
  const { maintain: text, activity } = useText();
  const format = useFormat();
  const states: Readonly<Record<string, string>> = text.states;
  const count = (limit: number | null) => (limit === null ? text.usual : format.number(limit));
  return [
    {
      title: text.key,
      // The page of the key shows what it was used for.
      cell: ({ id, name }) => (
        <>
          <a href={href("keys", id)}>{name}</a>
          <p class="soft code">{id}</p>
        </>
      ),
    },
    { title: text.state, whole: true, cell: ({ state }) => states[state] ?? state },
    { title: text.level, number: true, cell: ({ level }) => level },
    { title: text.calls, number: true, cell: ({ calls }) => format.number(calls) },
    { title: text.lastSeen, whole: true, cell: ({ lastSeen }) => (lastSeen === null ? text.never : format.date(lastSeen)) },
    { title: text.expires, whole: true, cell: ({ expiresAt }) => format.date(expiresAt) },
    {
      title: text.limits,
      cell: (key) =>
        key.state === "active" && (
          <>
            {key.limits !== undefined && <p>{activity.limits(count(key.limits.perMinute), count(key.limits.perDay))}</p>}
            <button type="button" aria-label={text.limitWhat(key.name)} onClick={() => onLimit(key)}>{text.limits}</button>
          </>
        ),
    },
    {
      title: text.revoke,
      cell: (key) =>
        key.state === "active" && (
          <button type="button" class="danger" aria-label={text.revokeWhat(key.name)} onClick={() => onRevoke(key)}>{text.revoke}</button>
        ),
    },
  ];
}

interface RevokeAllProps {
  user: Account;
  /** Whether there is a key to revoke. */
  any: boolean;
  onRevoked: () => void;
}

function RevokeAll({ user, any, onRevoked }: RevokeAllProps) {
  const { api } = useSession();
  const text = useText().maintain;
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState(false);
  const [count, setCount] = useState<number | null>(null);
  const revoke = async () => {
    setCount((await revokeKeysOf(api, user.id, reason.trim())).length);
    setAsking(false);
    setReason("");
    onRevoked();
  };
  const submit = async () => {
    setCount(null);
    setAsking(true);
  };
  if (!any) return count === null ? null : <Revoked count={count} />;
  return (
    <section class="column danger-zone">
      <h3>{text.revokeAll}</h3>
      <p>{text.revokeAllLead}</p>
      <Form action={text.revokeAll} onSubmit={submit} disabled={reason.trim() === ""}>
        <Reason value={reason} onValue={setReason} />
      </Form>
      {count !== null && <Revoked count={count} />}
      {asking && (
        <Ask
          title={text.revokeAll}
          question={text.revokeAllAsk(user.username)}
          yes={text.revokeAll}
          onYes={revoke}
          onNo={() => setAsking(false)}
        />
      )}
    </section>
  );
}
