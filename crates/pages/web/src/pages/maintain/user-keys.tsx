// Somebody's keys.

import { useState } from "preact/hooks";
import { listKeysOf, revokeKeysOf, type SomebodysKey } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";
import { Wide } from "../../ui/wide.tsx";
import { KeyLimits } from "./limits.tsx";
import { Reason, RevokeDialog, Revoked } from "./revoke.tsx";

export function UserKeys({ user }: { user: number }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [keys, again] = useLoad(() => listKeysOf(api, user), [api, user]);
  const { heading, goBack } = useReturnFocus();
  const [revoking, setRevoking] = useState<SomebodysKey | null>(null);
  const [limiting, setLimiting] = useState<SomebodysKey | null>(null);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{text.keysTitle}</h2>
      <Show of={keys}>
        {(all) =>
          all.length === 0 ? (
            <p>{text.keysNone}</p>
          ) : (
            <Wide label={text.keysTitle}>
              <Head />
              <tbody>
                {all.map((key) => (
                  <Row key={key.id} apikey={key} onRevoke={() => setRevoking(key)} onLimit={() => setLimiting(key)} />
                ))}
              </tbody>
            </Wide>
          )
        }
      </Show>
      <RevokeAll user={user} onRevoked={again} />
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

function Head() {
  const text = useText().maintain;
  return (
    <thead>
      <tr>
        <th scope="col">{text.key}</th>
        <th scope="col">{text.state}</th>
        <th scope="col" class="number">{text.level}</th>
        <th scope="col" class="number">{text.calls}</th>
        <th scope="col">{text.lastSeen}</th>
        <th scope="col">{text.expires}</th>
        <th scope="col">{text.limits}</th>
        <th scope="col">{text.revoke}</th>
      </tr>
    </thead>
  );
}

function Row({ apikey, onRevoke, onLimit }: { apikey: SomebodysKey; onRevoke: () => void; onLimit: () => void }) {
  const text = useText().maintain;
  const format = useFormat();
  const states: Readonly<Record<string, string>> = text.states;
  const { limits } = apikey;
  return (
    <tr>
      <th scope="row">
        {apikey.name}
        <p class="soft code">{apikey.id}</p>
      </th>
      <td>{states[apikey.state] ?? apikey.state}</td>
      <td class="number">{apikey.level}</td>
      <td class="number">{format.number(apikey.calls)}</td>
      <td>{apikey.lastSeen === null ? text.never : format.date(apikey.lastSeen)}</td>
      <td>{format.date(apikey.expiresAt)}</td>
      <td>
        <button type="button" aria-label={text.limitWhat(apikey.name)} onClick={onLimit}>
          {limits === undefined ? text.limits : `${limits.perMinute ?? "–"} / ${limits.perDay ?? "–"}`}
        </button>
      </td>
      <td>
        {apikey.state === "active" && (
          <button type="button" class="danger" aria-label={text.revokeWhat(apikey.name)} onClick={onRevoke}>{text.revoke}</button>
        )}
      </td>
    </tr>
  );
}

function RevokeAll({ user, onRevoked }: { user: number; onRevoked: () => void }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [reason, setReason] = useState("");
  const [count, setCount] = useState<number | null>(null);
  const revoke = async () => {
    setCount(null);
    setCount((await revokeKeysOf(api, user, reason.trim())).length);
    setReason("");
    onRevoked();
  };
  return (
    <section class="column danger-zone">
      <h3>{text.revokeAll}</h3>
      <p>{text.revokeAllLead}</p>
      <Form action={text.revokeAll} onSubmit={revoke} disabled={reason.trim() === ""}>
        <Reason value={reason} onValue={setReason} />
      </Form>
      {count !== null && <Revoked count={count} />}
    </section>
  );
}
