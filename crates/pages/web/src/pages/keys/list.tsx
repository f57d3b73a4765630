// One's API keys.

import type { Key } from "../../api/keys.ts";
import { listKeys } from "../../api/keys.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { inOrder, wasRemoved } from "../../keys/order.ts";
import { DAY, secondsLeft } from "../../keys/terms.ts";
import { goInstead, href, useLocation } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { Switch } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { LevelName, LimitsOf, Moment, Tags } from "./facts.tsx";
import { Recent } from "./recent.tsx";

export function KeyList() {
  const { api } = useSession();
  const { keys: text } = useText();
  const [keys] = useLoad(() => listKeys(api), [api]);
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <Show of={keys}>{(all) => <List all={all} />}</Show>
    </>
  );
}

function List({ all }: { all: readonly Key[] }) {
  const { query } = useLocation();
  const { keys: text } = useText();
  const format = useFormat();
  const active = all.filter(({ state }) => state === "active");
  const withEnded = query.get("state") === "all";
  const shown = inOrder(withEnded ? all : active);
  const ended = all.length - active.length;
  const create = <a class="button primary" href={href("keys", "new")}>{text.create}</a>;
  if (all.length === 0) return <div class="empty"><p>{text.none}</p>{create}</div>;
  return (
    <>
      <div class="actions">
        {create}
        <a class="button" href={href("keys", "use")}>{text.useOfAll}</a>
        <a class="button" href={href("more")}>{text.more}</a>
      </div>
      {ended > 0 && (
        <div class="above">
          <Switch
            label={text.showEnded(format.number(ended))}
            checked={withEnded}
            onChecked={(on) => goInstead(href("keys") + (on ? "?state=all" : ""))}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <p class="empty">{text.noneActive}</p>
      ) : (
        <ul class="keys">{shown.map((key) => <Entry key={key.id} of={key} />)}</ul>
      )}
    </>
  );
}

function Entry({ of: key }: { of: Key }) {
  const { keys: text } = useText();
  const format = useFormat();
  return (
    <li class="card">
      <div class="head">
        <h2><a href={href("keys", key.id)}>{key.name}</a></h2>
        <Tags of={key} />
        <p class="soft"><LevelName level={key.level} /></p>
        <LimitsOf limits={key.limits} />
      </div>
      <dl>
        <div><dt>{key.state === "active" ? text.expires : text.ended}</dt><dd><End of={key} /></dd></div>
        <div><dt>{text.lastSeen}</dt><dd><Moment at={key.lastSeen} /></dd></div>
        <div><dt>{text.calls}</dt><dd>{format.number(key.calls)}</dd></div>
      </dl>
      <Recent id={key.id} lastSeen={key.lastSeen} removed={wasRemoved(key)} />
    </li>
  );
}

/** The day is enough, until it is about hours. */
function End({ of: key }: { of: Key }) {
  const format = useFormat();
  const at = key.revoked?.at ?? key.expiresAt;
  if (key.state === "active" && secondsLeft(at, Date.now()) < 2 * DAY) return <Moment at={at} />;
  return <time dateTime={at}>{format.date(at)}</time>;
}
