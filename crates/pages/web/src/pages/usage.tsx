// How much something is used: a chart, a table behind it, and a sheet to take away.

import { useState } from "preact/hooks";
import { type By, getSheet, getUsage, OUTCOMES, OWN_USAGE, type Usage, type UsageRow } from "../api/usage.ts";
import { Bar } from "../charts/bar.tsx";
import { Columns } from "../charts/columns.tsx";
import { useFormat, useLanguage, useText } from "../i18n/index.tsx";
import { inWords } from "../keys/terms.ts";
import { href } from "../router.ts";
import { useSession } from "../session.tsx";
import { Choice } from "../ui/forms.tsx";
import { download } from "../ui/download.ts";
import { Show, useLoad } from "../ui/load.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";
import { beginning, roundUp, spansOf, startOf, usualSpan } from "../usage/spans.ts";

const BYS = ["day", "hour", "route", "outcome"] as const satisfies readonly By[];
const BYS_OF_ALL = [...BYS, "key"] as const satisfies readonly By[];

/** `path` says whose, as in `src/api/usage.ts`; `name` is for the file. */
export function UsageOf({ path, name }: { path: string; name: string }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const { usage: text } = useText();
  const [by, setBy] = useState<By>("day");
  const [days, setDays] = useState(usualSpan("day"));
  const [problem, tell] = useProblem();
  const from = beginning(by, days, Date.now());
  const [usage] = useLoad(() => getUsage(api, path, by, from), [api, path, by, from]);
  const chooseBy = (chosen: By) => {
    setBy(chosen);
    if (!spansOf(chosen).includes(days)) setDays(usualSpan(chosen));
  };
  const save = async () => {
    tell(null);
    try {
      download(fileName(name, by, from.slice(0, 10)), "text/csv;charset=utf-8", await getSheet(api, path, by, from));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <section class="usage">
      {path !== OWN_USAGE && <h2>{text.title}</h2>}
      <div class="choices">
        <Choice label={text.by} value={by} options={(path === OWN_USAGE ? BYS_OF_ALL : BYS).map((each) => [each, text.bys[each]])} onValue={chooseBy} />
        <Choice
          label={text.span}
          value={String(days)}
          options={spansOf(by).map((each) => [String(each), inWords({ amount: each, unit: "day" }, language)])}
          onValue={(chosen) => setDays(Number(chosen))}
        />
        <button type="button" onClick={() => void save()}>{text.csv}</button>
      </div>
      {problem && <Notice kind="bad">{problem}</Notice>}
      <Show of={usage}>{(shown) => <Shown of={shown} />}</Show>
    </section>
  );
}

/** Names of keys may hold anything. */
const fileName = (...parts: string[]) =>
  parts.map((part) => part.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "")).filter(Boolean).join("-") + ".csv";

/** What is shown is by what was asked for last, until the next answer is there. */
function Shown({ of: usage }: { of: Usage }) {
  const { usage: text } = useText();
  if (usage.total.calls === 0) return <p class="empty">{text.none}</p>;
  const overTime = usage.by === "day" || usage.by === "hour";
  return (
    <>
      <Total of={usage} />
      {overTime && <OverTime of={usage} />}
      {overTime ? (
        <details>
          <summary>{text.table}</summary>
          <Table of={usage} />
        </details>
      ) : (
        <Table of={usage} />
      )}
      {usage.by !== "hour" && <p class="hint">{text.utc}</p>}
    </>
  );
}

/** All calls, and what came of them: at once what the colours mean. */
function Total({ of: { total } }: { of: Usage }) {
  const { usage: text } = useText();
  const format = useFormat();
  return (
    <dl class="legend">
      <div><dt>{text.total}</dt><dd>{format.number(total.calls)}</dd></div>
      {OUTCOMES.map((outcome) => (
        <div key={outcome}><dt class={outcome}>{text.outcomes[outcome]}</dt><dd>{format.number(total[outcome])}</dd></div>
      ))}
    </dl>
  );
}

function OverTime({ of: usage }: { of: Usage }) {
  const { usage: text } = useText();
  const format = useFormat();
  const label = useRowLabel();
  const top = roundUp(Math.max(...usage.rows.map(({ calls }) => calls)));
  const words = (row: UsageRow) => {
    const parts = OUTCOMES.filter((outcome) => (row[outcome] ?? 0) > 0).map(
      (outcome) => `${text.outcomes[outcome]}: ${format.number(row[outcome] ?? 0)}`,
    );
    return [text.column(label(row), format.number(row.calls)), ...parts].join(" · ");
  };
  return (
    <Columns
      label={text.chart(format.number(usage.total.calls))}
      top={top}
      topWords={format.number(top)}
      hint={text.pick}
      columns={usage.rows.map((row) => ({
        label: label(row),
        words: words(row),
        parts: OUTCOMES.map((outcome) => ({ kind: outcome, value: row[outcome] ?? 0 })),
      }))}
    />
  );
}

function Table({ of: usage }: { of: Usage }) {
  const { usage: text } = useText();
  const format = useFormat();
  const label = useRowLabel();
  // What never happened needs no column, and on a phone there is no room for it.
  const parts = usage.by === "outcome" ? [] : OUTCOMES.filter((outcome) => usage.total[outcome] > 0);
  // The latest first: that is what one looks for. The chart goes from left to right.
  const rows = usage.by === "day" || usage.by === "hour" ? [...usage.rows].reverse() : usage.rows;
  const most = Math.max(1, ...usage.rows.map(({ calls }) => calls));
  return (
    <div class="wide" role="region" aria-label={text.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.bys[usage.by]}</th>
            <th scope="col" class="number">{text.calls}</th>
            <th scope="col"><span class="unseen">{text.share}</span></th>
            {parts.map((outcome) => <th key={outcome} scope="col" class="number">{text.outcomes[outcome]}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">{row.key && row.name ? <a href={href("keys", row.key)}>{row.name}</a> : label(row)}</th>
              <td class="number">{format.number(row.calls)}</td>
              <td class="share">
                <Bar share={row.calls / most} kind={row.outcome ?? "ok"} />
                <span class="unseen">{format.share(row.calls / Math.max(1, usage.total.calls))}</span>
              </td>
              {parts.map((outcome) => <td key={outcome} class="number">{format.number(row[outcome] ?? 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useRowLabel(): (row: UsageRow) => string {
  const { usage: text } = useText();
  const format = useFormat();
  return (row) => {
    if (row.outcome !== undefined) return text.outcomes[row.outcome];
    if (row.credential === "token") return text.signedIn;
    if (row.credential === "key") return row.name || text.goneKey;
    const start = startOf(row);
    if (start === null) return row.route ?? "";
    // An hour is told in the time of whoever looks; a day of UTC has no hours there.
    return row.hour === undefined ? format.day(start) : format.moment(start);
  };
}
