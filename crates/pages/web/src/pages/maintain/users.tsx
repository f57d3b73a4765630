// Looking for an account.

import { useState } from "preact/hooks";
import type { Account } from "../../api/account.ts";
import { searchUsers } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { goInstead, href, useLocation } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Wide } from "../../ui/wide.tsx";
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
  const [users] = useLoad(() => searchUsers(api, asked), [api, asked]);
  return (
    <Show of={users}>
      {(all) => (
        <>
          <p role="status">{all.length === 0 ? text.notFound : text.found(format.number(all.length))}</p>
          {all.length > 0 && (
            <Wide label={text.parts.users}>
              <thead>
                <tr>
                  <th scope="col">{text.username}</th>
                  <th scope="col">{text.email}</th>
                  <th scope="col">{text.role}</th>
                  <th scope="col">{text.status}</th>
                  <th scope="col">{text.lastSeen}</th>
                  <th scope="col" class="number">{text.calls}</th>
                </tr>
              </thead>
              <tbody>{all.map((user) => <Row key={user.id} user={user} />)}</tbody>
            </Wide>
          )}
        </>
      )}
    </Show>
  );
}

function Row({ user }: { user: Account }) {
  const text = useText().maintain;
  const format = useFormat();
  const statusOf = useStatus();
  return (
    <tr>
      <th scope="row"><a href={href("maintain", "users", user.id)}>{user.username}</a></th>
      <td>{user.email}</td>
      <td>{user.role}</td>
      <td>{statusOf(user.status)}</td>
      <td>{user.lastSeen === null ? text.never : format.date(user.lastSeen)}</td>
      <td class="number">{format.number(user.jwtCalls + user.keyCalls)}</td>
    </tr>
  );
}
