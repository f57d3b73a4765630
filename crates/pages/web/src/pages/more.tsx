// Asking for more calls than the usual, and what became of it.

import { useState } from "preact/hooks";
import type { Limits } from "../api/keys.ts";
import { askForMore, listQuotaRequests, type QuotaRequest } from "../api/quota.ts";
import { useFormat, useText } from "../i18n/index.tsx";
import { CHANGING } from "../keys/levels.ts";
import { fromPolicy, readCount } from "../keys/limits.ts";
import { href } from "../router.ts";
import { useLevel, useSession } from "../session.tsx";
import { Area } from "../ui/area.tsx";
import { Field, Form } from "../ui/forms.tsx";
import { Show, useLoad } from "../ui/load.tsx";

export function More() {
  const { keys, more: text } = useText();
  const level = useLevel();
  return (
    <div class="column">
      <p><a href={href("keys")}>← {keys.back}</a></p>
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      {level < CHANGING ? <p class="notice note">{text.notAllowed}</p> : <Requests />}
    </div>
  );
}

function Requests() {
  const { api } = useSession();
  const text = useText().more;
  const [requests, again] = useLoad(() => listQuotaRequests(api), [api]);
  const [sent, setSent] = useState(false);
  return (
    <Show of={requests}>
      {(all) => (
        <>
          <Now limits={fromPolicy(api.policy)} />
          <h2>{text.ask}</h2>
          {/* Always there, so that a change of it is read out. */}
          <div role="status">
            {sent && <p class="notice good">{text.sent}</p>}
            {all.some(({ state }) => state === "pending") && <p class="notice note">{text.waiting}</p>}
          </div>
          {!all.some(({ state }) => state === "pending") && <Ask onAsked={() => { setSent(true); again(); }} />}
          <h2>{text.yours}</h2>
          {all.length === 0 ? <p class="soft">{text.none}</p> : all.map((request) => <Asked key={request.id} of={request} />)}
        </>
      )}
    </Show>
  );
}

/** A server without limits says nothing about them. */
function Now({ limits }: { limits: Limits }) {
  const text = useText().more;
  if (limits.perMinute === null && limits.perDay === null) return null;
  return (
    <>
      <h2>{text.now}</h2>
      <Numbers of={limits} none={text.unlimited} />
      <p class="hint">{text.nowHint}</p>
    </>
  );
}

function Numbers({ of: { perMinute, perDay }, none }: { of: Limits; none?: string }) {
  const text = useText().more;
  const format = useFormat();
  const row = (label: string, count: number | null) =>
    (count !== null || none !== undefined) && <div><dt>{label}</dt><dd>{count === null ? none : format.number(count)}</dd></div>;
  return (
    <dl class="facts">
      {row(text.perMinute, perMinute)}
      {row(text.perDay, perDay)}
    </dl>
  );
}

function Ask({ onAsked }: { onAsked: () => void }) {
  const { api } = useSession();
  const text = useText().more;
  const [purpose, setPurpose] = useState("");
  const [perMinute, setPerMinute] = useState("");
  const [perDay, setPerDay] = useState("");
  const [checked, setChecked] = useState(false);
  const wrong = (typed: string) => (checked && typed.trim() !== "" && readCount(typed) === null ? text.notNumber : null);
  const missing = checked && perMinute.trim() === "" && perDay.trim() === "" ? text.numberMissing : null;
  const submit = async () => {
    setChecked(true);
    const asked: { perMinute?: number; perDay?: number } = {};
    for (const [name, typed] of [["perMinute", perMinute], ["perDay", perDay]] as const) {
      if (typed.trim() === "") continue;
      const count = readCount(typed);
      if (count === null) return;
      asked[name] = count;
    }
    if (Object.keys(asked).length === 0) return;
    await askForMore(api, purpose.trim(), asked);
    onAsked();
  };
  return (
    <Form action={text.ask} onSubmit={submit} disabled={purpose.trim() === ""}>
      <Area label={text.purpose} hint={text.purposeHint} value={purpose} onValue={setPurpose} maxLength={2000} required />
      <Field label={text.perMinute} value={perMinute} onValue={setPerMinute} inputMode="numeric" autocomplete="off" problem={wrong(perMinute) ?? missing} />
      <Field label={text.perDay} value={perDay} onValue={setPerDay} inputMode="numeric" autocomplete="off" hint={text.numbersHint} problem={wrong(perDay)} />
    </Form>
  );
}

function Asked({ of: request }: { of: QuotaRequest }) {
  const text = useText().more;
  const format = useFormat();
  const { decision, state } = request;
  const kind = { pending: "tag", granted: "tag good", declined: "tag bad" }[state];
  return (
    <article class="card">
      <p class="tags"><span class={kind}>{text.states[state]}</span></p>
      <p class="typed">{request.purpose}</p>
      <p class="soft">{text.askedOn(format.date(request.createdAt))}</p>
      <Numbers of={request} />
      {decision && (
        <>
          <p class="soft">{text.answeredOn(format.date(decision.at))}</p>
          {state === "granted" && <h3>{text.granted}</h3>}
          {state === "granted" && <Numbers of={decision} />}
          {decision.answer !== null && decision.answer !== "" && <p class="typed"><strong>{text.answer}:</strong> {decision.answer}</p>}
        </>
      )}
    </article>
  );
}
