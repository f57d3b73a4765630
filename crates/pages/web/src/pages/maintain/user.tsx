// Somebody's account, as administrators see it.

import { useState } from "preact/hooks";
import type { Account } from "../../api/account.ts";
import { getUser } from "../../api/maintain.ts";
import { LANGUAGES, useFormat, useText } from "../../i18n/index.tsx";
import { named } from "../../i18n/named.ts";
import { href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Activity } from "../activity.tsx";
import { Access } from "./access.tsx";
import { ComingIn } from "./coming-in.tsx";
import { UserLimits } from "./limits.tsx";
import { useStatus } from "./status.ts";
import { UserKeys } from "./user-keys.tsx";

export function User({ id }: { id: number }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [user] = useLoad(() => getUser(api, id), [api, id]);
  return (
    <>
      <p><a href={href("maintain", "users")}>← {text.allUsers}</a></p>
      <Show of={user}>{(found) => <Shown found={found} />}</Show>
      {/* Also of an account that is gone. */}
      <h2>{text.parts.activity}</h2>
      <Activity whose={id} />
    </>
  );
}

function Shown({ found }: { found: Account }) {
  const text = useText().maintain;
  const own = useAccount().id === found.id;
  const [user, setUser] = useState(found);
  return (
    <>
      <h2>{user.username}</h2>
      {own && <Notice kind="note">{text.yours}</Notice>}
      <Facts user={user} />
      <div class="pair">
        <Access user={user} onChanged={setUser} />
        <UserLimits user={user} onChanged={setUser} />
        <ComingIn user={user} onChanged={setUser} />
      </div>
      <UserKeys user={user} />
    </>
  );
}

function Facts({ user }: { user: Account }) {
  const { maintain: text, common } = useText();
  const format = useFormat();
  const statusOf = useStatus();
  const facts: readonly (readonly [string, string])[] = [
    [text.number, String(user.id)],
    [text.email, user.email],
    [text.initial, user.initial],
    [text.role, user.role],
    [text.status, statusOf(user.status)],
    [text.since, format.date(user.createdAt)],
    [text.lastSeen, user.lastSeen === null ? text.never : format.moment(user.lastSeen)],
    [text.calls, format.number(user.jwtCalls + user.keyCalls)],
    [common.language, named(LANGUAGES, user.language)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
