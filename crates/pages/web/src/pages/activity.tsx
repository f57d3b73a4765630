// What happened to an account, or to all, newest first.

import { useEffect, useState } from "preact/hooks";
import { details, kindInWords } from "../activity/words.ts";
import { type ActivityEvent, type Kind, KINDS, listActivity, type Whose } from "../api/activity.ts";
import { useFormat, useText } from "../i18n/index.tsx";
import { href } from "../router.ts";
import { useSession } from "../session.tsx";
import { Choice } from "../ui/forms.tsx";
import { Show, useLoad } from "../ui/load.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";
import { Wide } from "../ui/wide.tsx";

export function Activity({ whose }: { whose: Whose }) {
  const { api } = useSession();
  const text = useText().activity;
  const [kind, setKind] = useState<Kind | "">("");
  const [first] = useLoad(async () => ({ kind, page: await listActivity(api, whose, kind, null) }), [api, whose, kind]);
  return (
    <>
      <div class="column">
        <Choice
          label={text.show}
          value={kind}
          options={[["", text.all], ...KINDS.map((name) => [name, text.kinds[name]] as const)]}
          onValue={setKind}
        />
      </div>
      <Show of={first}>
        {({ kind: shown, page }) => (
          <Events key={`${whose} ${shown} ${page.activity[0]?.id}`} whose={whose} kind={shown} first={page.activity} next={page.next} />
        )}
      </Show>
    </>
  );
}

interface EventsProps {
  whose: Whose;
  kind: Kind | "";
  first: readonly ActivityEvent[];
  next: number | null;
}

function Events({ whose, kind, first, next: begin }: EventsProps) {
  const { api } = useSession();
  const { activity: text, account } = useText();
  const [events, setEvents] = useState(first);
  const [next, setNext] = useState(begin);
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  useEffect(() => tell(null), [events]);
  const more = async () => {
    setBusy(true);
    try {
      const page = await listActivity(api, whose, kind, next);
      setEvents((before) => [...before, ...page.activity]);
      setNext(page.next);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  if (events.length === 0) return <p class="empty">{text.none}</p>;
  return (
    <>
      <Wide label={account.parts.activity}>
        <thead>
          <tr>
            <th scope="col">{text.when}</th>
            {whose === "everybody" && <th scope="col">{text.account}</th>}
            <th scope="col">{text.what}</th>
            <th scope="col">{text.whence}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => <Row key={event.id} event={event} named={whose === "everybody"} />)}
        </tbody>
      </Wide>
      {problem && <Notice kind="bad">{problem}</Notice>}
      {next !== null && (
        <div class="actions">
          <button type="button" onClick={more} disabled={busy} aria-busy={busy}>{text.more}</button>
        </div>
      )}
    </>
  );
}

function Row({ event, named }: { event: ActivityEvent; named: boolean }) {
  const text = useText();
  const format = useFormat();
  const more = details(text, event);
  return (
    <tr>
      <td>{format.moment(event.at)}</td>
      {named && <td><a href={href("maintain", "users", event.userId)}>{event.userId}</a></td>}
      <td>
        {kindInWords(text, event)}
        {more.length > 0 && <p class="soft">{more.join(" · ")}</p>}
      </td>
      <td>
        {event.agent}
        {event.address !== undefined && <p class="soft">{event.address}</p>}
      </td>
    </tr>
  );
}
