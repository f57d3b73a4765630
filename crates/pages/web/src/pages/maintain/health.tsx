// How the server is.

import { askHealth } from "../../api/health.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { Show, useLoad } from "../../ui/load.tsx";

export function HealthPage() {
  const { api } = useSession();
  const text = useText().maintain;
  const format = useFormat();
  const [health, again] = useLoad(() => askHealth(api), [api]);
  return (
    <section class="column">
      <h2>{text.parts.health}</h2>
      <p>{text.healthLead}</p>
      <Show of={health}>
        {({ alive, ready, aliveIn, readyIn, at }) => (
          <div role="status">
            <dl class="facts">
              <Fact name={text.alive} well={alive} milliseconds={aliveIn} />
              <Fact name={text.ready} well={ready} milliseconds={readyIn} />
            </dl>
            <p class="soft">{text.askedAt(format.moment(at))}</p>
          </div>
        )}
      </Show>
      <button type="button" onClick={again}>{text.askAgain}</button>
    </section>
  );
}

function Fact({ name, well, milliseconds }: { name: string; well: boolean; milliseconds: number }) {
  const text = useText().maintain;
  const format = useFormat();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class={well ? "tag good" : "tag bad"}>{well ? text.isWell : text.unwell}</span>{" "}
        <span class="soft">{text.answeredIn(format.number(milliseconds))}</span>
      </dd>
    </div>
  );
}
