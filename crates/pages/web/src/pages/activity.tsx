// What happened to an account, or to all, newest first.

import { useEffect, useState } from "preact/hooks";
import { details, kindInWords } from "../activity/words.ts";
import { type ActivityEvent, type Kind, KINDS, listActivity, type Whose } from "../api/activity.ts";
import { useFormat, useText } from "../i18n/index.tsx";
import { href } from "../router.ts";
import { useSession } from "../session.tsx";
import { Choice } from "../ui/forms.tsx";
import { type Column, Listing } from "../ui/listing.tsx";
import { Show, useLoad } from "../ui/load.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";

export function Activity({ whose }: { whose: Whose }) {
  const { api } = useSession();
  const text = useText().activity;
  const [kind, setKind] = useState<Kind | "">("");
  const [first] = useLoad(async () => ({ kind, page: await listActivity(api, whose, kind, null) }), [api, whose, kind]);
  return (
    <>
      <div class="choices">
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
  const columns = useColumns(whose === "everybody");
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
      <Listing label={account.parts.activity} plain columns={columns} rows={events} keyOf={({ id }) => id} />
      {problem && <Notice kind="bad">{problem}</Notice>}
      {next !== null && (
        <div class="actions">
          <button type="button" onClick={more} disabled={busy} aria-busy={busy}>{text.more}</button>
        </div>
      )}
    </>
  );
}

/** `named` says whose it was. */
function useColumns(named: boolean): Column<ActivityEvent>[] {
  const text = useText();
  const format = useFormat();
  const { when, account, what, whence } = text.activity;
  const whoseIs: Column<ActivityEvent> = {
    title: account,
    cell: ({ userId }) => <a href={href("maintain", "users", userId)}>{userId}</a>,
  };
  return [
    { title: when, whole: true, cell: ({ at }) => format.moment(at) },
    ...(named ? [whoseIs] : []),
    {
      title: what,
      cell: (event) => {
        const more = details(text, event);
        return (
          <>
            {kindInWords(text, event)}
            {more.length > 0 && <p class="soft">{more.join(" · ")}</p>}
          </>
        );
      },
    },
    {
      title: whence,
      cell: ({ agent, address }) =>
        (agent ?? address) !== undefined && (
          <>
            {agent}
            {address !== undefined && <p class="soft">{address}</p>}
          </>
        ),
    },
  ];
}
