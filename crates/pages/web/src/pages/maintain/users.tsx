// Looking for an account.

import { useState } from "preact/hooks";
import type { Account } from "../../api/account.ts";
import { searchUsers } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { goInstead, href, useLocation } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { type Column, Listing } from "../../ui/listing.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useStatus } from "./status.ts";

export function Users() {
  const text = useText().maintain;
  // What is looked for stands in the address, so that "back" from an account shows what was found again.
  const asked = useLocation().query.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const search = async () => goInstead(`${href("maintain", "users")}?${new URLSearchParams({ q: typed.trim() })}`);
  return (
    <>
      <h2>{text.parts.users}</h2>
      <div class="column">
        <Form action={text.search} onSubmit={search} disabled={typed.trim() === ""}>
          <Field label={text.searchFor} hint={text.usersLead} type="search" value={typed} onValue={setTyped} autocomplete="off" required />
        </Form>
      </div>
      {asked !== "" && <Found key={asked} asked={asked} />}
    </>
  );
}

function Found({ asked }: { asked: string }) {
  const { api } = useSession();
  const text = useText().maintain;
  const format = useFormat();
  const columns = useColumns();
  const [users] = useLoad(() => searchUsers(api, asked), [api, asked]);
  return (
    <Show of={users}>
      {(all) => (
        <>
          <p class="above" role="status">{all.length === 0 ? text.notFound : text.found(format.number(all.length))}</p>
          {all.length > 0 && <Listing label={text.parts.users} columns={columns} rows={all} keyOf={({ id }) => id} />}
        </>
      )}
    </Show>
  );
}

function useColumns(): Column<Account>[] {
  const text = useText().maintain;
  const format = useFormat();
  const statusOf = useStatus();
  return [
    { title: text.username, cell: ({ id, username }) => <a href={href("maintain", "users", id)}>{username}</a> },
    { title: text.email, cell: ({ email }) => email },
    { title: text.role, whole: true, cell: ({ role }) => role },
    { title: text.status, cell: ({ status }) => statusOf(status) },
    { title: text.lastSeen, whole: true, cell: ({ lastSeen }) => (lastSeen === null ? text.never : format.date(lastSeen)) },
    { title: text.calls, number: true, cell: ({ jwtCalls, keyCalls }) => format.number(jwtCalls + keyCalls) },
  ];
}
