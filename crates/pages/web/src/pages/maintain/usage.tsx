// Who uses most: a chart of it, and a table.

import { useState } from "preact/hooks";
import { everybodysUsage, everybodysUsageSheet, type Usage, type UsageBy, type UsageRow } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useLevel, useSession } from "../../session.tsx";
import { download } from "../../ui/download.ts";
import { Choice } from "../../ui/forms.tsx";
import { type Column, Listing } from "../../ui/listing.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";
import { Bars } from "./bars.tsx";
import { RevokeDialog } from "./revoke.tsx";

const HOUR = 3_600_000;
const SPANS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR, quarter: 90 * 24 * HOUR } as const;
type Span = keyof typeof SPANS;

export function UsagePage() {
  const { api } = useSession();
  const text = useText().maintain;
  const [by, setBy] = useState<UsageBy>("user");
  const [span, setSpan] = useState<Span>("month");
  const [problem, tell] = useProblem();
  const { heading, goBack } = useReturnFocus();
  const [usage, again] = useLoad(async () => ({ by, usage: await everybodysUsage(api, by, begin(span)) }), [api, by, span]);
  const save = async () => {
    tell(null);
    try {
      download(`usage by ${by}`, "csv", await everybodysUsageSheet(api, by, begin(span)));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{text.parts.usage}</h2>
      <p>{text.usageLead}</p>
      <div class="choices">
        <Choice
          label={text.by}
          value={by}
          options={[["user", text.byUser], ["key", text.byKey], ["route", text.byRoute]]}
          onValue={setBy}
        />
        <Choice
          label={text.span}
          value={span}
          options={(Object.keys(SPANS) as Span[]).map((name) => [name, text.spans[name]] as const)}
          onValue={setSpan}
        />
        <button type="button" onClick={() => void save()}>{text.sheet}</button>
      </div>
      {problem && <Notice kind="bad">{problem}</Notice>}
      <Show of={usage}>{(shown) => <Calls by={shown.by} usage={shown.usage} onRevoked={again} onGone={goBack} />}</Show>
    </>
  );
}

/** A span of 90 days would begin a moment too early for what the server keeps. */
function begin(span: Span): number {
  return Date.now() - SPANS[span] + (span === "quarter" ? HOUR : 0);
}

interface Props {
  by: UsageBy;
  usage: Usage;
  onRevoked: () => void;
  /** The button by which it began is gone. */
  onGone: () => void;
}

function Calls({ by, usage, onRevoked, onGone }: Props) {
  const text = useText().maintain;
  const nameOf = useName();
  const [revoking, setRevoking] = useState<UsageRow | null>(null);
  const columns = useColumns(by, setRevoking);
  const numbers = new Set(columns.filter(({ number }) => number).map(({ title }) => title));
  const [ended, setEnded] = useState(false);
  const revoked = () => {
    setEnded(true);
    onRevoked();
  };
  const close = () => {
    setRevoking(null);
    if (ended) onGone();
    setEnded(false);
  };
  if (usage.rows.length === 0) return <p class="empty">{text.nobody}</p>;
  return (
    <>
      <Bars label={text.chart} rows={usage.rows.map((row) => ({ ...row, label: nameOf(row) }))} />
      <Listing
        label={text.parts.usage}
        columns={columns}
        rows={usage.rows}
        keyOf={(_, at) => at}
        total={columns.map(({ title, cell }, at) => (at === 0 ? text.total : numbers.has(title) ? cell(usage.total) : null))}
      />
      {revoking?.key !== undefined && (
        <RevokeDialog id={revoking.key} name={nameOf(revoking)} onRevoked={revoked} onClose={close} />
      )}
    </>
  );
}

const OUTCOMES = ["ok", "clientError", "denied", "limited", "serverError"] as const;

function useColumns(by: UsageBy, onRevoke: (row: UsageRow) => void): Column<UsageRow>[] {
  const text = useText().maintain;
  const format = useFormat();
  const nameOf = useName();
  const calls: Column<UsageRow>[] = (["calls", ...OUTCOMES] as const).map((name) => ({
    title: text[name],
    number: true,
    cell: (row) => format.number(row[name]),
  }));
  const user: Column<UsageRow> = { title: text.byUser, cell: (row) => <UserLink row={row} /> };
  if (by === "route") return [{ title: text.byRoute, cell: nameOf }, ...calls];
  if (by === "user") return [user, ...calls];
  const revoke = (row: UsageRow) =>
    row.state === "active" ? (
      <button type="button" class="danger" aria-label={text.revokeWhat(nameOf(row))} onClick={() => onRevoke(row)}>{text.revoke}</button>
    ) : (
      row.state !== undefined && text.states[row.state]
    );
  return [{ title: text.byKey, cell: (row) => <KeyLink row={row} /> }, user, ...calls, { title: text.revoke, cell: revoke }];
}

/** What a row is about, by whatever name it still has. */
function useName(): (row: UsageRow) => string {
  const text = useText().maintain;
  const user = ({ username, userId }: UsageRow) => username ?? text.gone(String(userId ?? ""));
  return (row) => {
    if (row.route !== undefined) return row.route;
    if (row.credential === "token") return text.token(user(row));
    if (row.credential === "key") return row.name ?? text.goneKey;
    return user(row);
  };
}

function UserLink({ row: { userId, username } }: { row: UsageRow }) {
  const text = useText().maintain;
  const level = useLevel();
  const name = username ?? text.gone(String(userId ?? ""));
  // Only administrators see accounts, and only those that are still there.
  return level >= 9 && username !== undefined ? <a href={href("maintain", "users", userId ?? "")}>{name}</a> : <>{name}</>;
}

/** A key has a page of its own, which shows what it was used for. Administrators see those of others. */
function KeyLink({ row }: { row: UsageRow }) {
  const level = useLevel();
  const name = useName()(row);
  return level >= 9 && row.key !== undefined && row.name !== undefined ? <a href={href("keys", row.key)}>{name}</a> : <>{name}</>;
}
