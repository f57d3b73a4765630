// Who uses most: a chart of it, and a table.

import { useState } from "preact/hooks";
import { everybodysUsage, everybodysUsageSheet, type Usage, type UsageBy, type UsageRow } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useLevel, useSession } from "../../session.tsx";
import { download } from "../../ui/download.ts";
import { Choice } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";
import { Wide } from "../../ui/wide.tsx";
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
  const [usage] = useLoad(async () => ({ by, usage: await everybodysUsage(api, by, begin(span)) }), [api, by, span]);
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
      <h2>{text.parts.usage}</h2>
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
      <Show of={usage}>{(shown) => <Calls by={shown.by} usage={shown.usage} />}</Show>
    </>
  );
}

/** A span of 90 days would begin a moment too early for what the server keeps. */
function begin(span: Span): number {
  return Date.now() - SPANS[span] + (span === "quarter" ? HOUR : 0);
}

function Calls({ by, usage }: { by: UsageBy; usage: Usage }) {
  const text = useText().maintain;
  const format = useFormat();
  const nameOf = useName();
  const [revoking, setRevoking] = useState<UsageRow | null>(null);
  if (usage.rows.length === 0) return <p class="empty">{text.nobody}</p>;
  return (
    <>
      <Bars label={text.chart} rows={usage.rows.map((row) => ({ ...row, label: nameOf(row) }))} />
      <Wide label={text.parts.usage}>
        <thead>
          <tr>
            <th scope="col">{by === "route" ? text.byRoute : by === "key" ? text.byKey : text.byUser}</th>
            {by === "key" && <th scope="col">{text.byUser}</th>}
            <th scope="col" class="number">{text.calls}</th>
            {OUTCOMES.map((outcome) => <th key={outcome} scope="col" class="number">{text[outcome]}</th>)}
            {by === "key" && <th scope="col">{text.revoke}</th>}
          </tr>
        </thead>
        <tbody>
          {usage.rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">{by === "user" ? <UserLink row={row} /> : nameOf(row)}</th>
              {by === "key" && <td><UserLink row={row} /></td>}
              <td class="number">{format.number(row.calls)}</td>
              {OUTCOMES.map((outcome) => <td key={outcome} class="number">{format.number(row[outcome])}</td>)}
              {by === "key" && (
                <td>
                  {row.state === "active" && (
                    <button type="button" class="danger" aria-label={text.revokeWhat(nameOf(row))} onClick={() => setRevoking(row)}>
                      {text.revoke}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {by === "key" && <td />}
            <td class="number">{format.number(usage.total.calls)}</td>
            {OUTCOMES.map((outcome) => <td key={outcome} class="number">{format.number(usage.total[outcome])}</td>)}
            {by === "key" && <td />}
          </tr>
        </tfoot>
      </Wide>
      {revoking?.key !== undefined && (
        <RevokeDialog id={revoking.key} name={nameOf(revoking)} onClose={() => setRevoking(null)} />
      )}
    </>
  );
}

const OUTCOMES = ["ok", "clientError", "denied", "limited", "serverError"] as const;

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
