// How the server and its parts fare.

import { askHealth, type Health } from "../../api/health.ts";
import { judge, type Judged, type Part, PARTS, type State, worst } from "../../health/judge.ts";
import { useLanguage, useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useFacts } from "./health-facts.ts";

export function HealthPage() {
  const { api } = useSession();
  const { health: text, maintain } = useText();
  const [health, again] = useLoad(() => askHealth(api), [api]);
  return (
    <>
      <h2>{maintain.parts.health}</h2>
      <p>{text.lead}</p>
      <button type="button" onClick={again}>{text.askAgain}</button>
      <Show of={health}>{(shown) => <Parts health={shown} />}</Show>
    </>
  );
}

const KINDS = { good: "good", look: "doubt", broken: "bad" } as const;

function Parts({ health }: { health: Health }) {
  const { health: text } = useText();
  const { language } = useLanguage();
  const asked = new Intl.DateTimeFormat(language, { timeStyle: "medium" }).format(health.at);
  const judged = judge(health);
  const known = PARTS.flatMap((part) => (judged[part] === undefined ? [] : [[part, judged[part]] as const]));
  const named = (state: State) =>
    new Intl.ListFormat(language).format(known.filter(([, one]) => one.state === state).map(([part]) => text.parts[part]));
  const whole = worst(known.map(([, one]) => one));
  return (
    <>
      <div class={`notice ${KINDS[whole]}`} role="status">
        <p>{whole === "good" ? text.allGood : whole === "look" ? text.toLookAt(named("look")) : text.areBroken(named("broken"))}</p>
        <p class="soft">{text.askedAt(asked)}</p>
      </div>
      <div class="health">
        {known.map(([part, one]) => <PartCard key={part} part={part} judged={one} health={health} />)}
      </div>
    </>
  );
}

/** Told apart by more than their colour. */
const SIGNS = { good: "✓", look: "⚠", broken: "✗" } as const;

function PartCard({ part, judged, health }: { part: Part; judged: Judged; health: Health }) {
  const { health: text } = useText();
  const facts = useFacts(health)[part];
  return (
    <section class="card" aria-labelledby={`health-${part}`}>
      <header>
        <h3 id={`health-${part}`}>{text.parts[part]}</h3>
        <span class={`tag ${KINDS[judged.state]}`}>
          <span aria-hidden="true">{SIGNS[judged.state]}</span> {text.states[judged.state]}
        </span>
      </header>
      {judged.reasons.map((reason) => <p key={reason}>{text.why[reason]}</p>)}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
