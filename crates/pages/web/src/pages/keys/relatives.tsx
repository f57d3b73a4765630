// The keys before and after this one: has everything moved from the old to the new one yet?

import type { Related, ShownKey } from "../../api/keys.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { calledSince } from "../../keys/order.ts";
import { href } from "../../router.ts";
import { Moment } from "./facts.tsx";
import { Recent } from "./recent.tsx";

export function Relatives({ of: { createdAt, predecessor, successor } }: { of: ShownKey }) {
  const text = useText().keys;
  const format = useFormat();
  const works = predecessor?.state === "active";
  return (
    <>
      {successor && (
        <Card title={text.successor} of={successor} lead={text.replaced}>
          {successor.lastSeen === null ? text.newQuiet : text.newInUse(format.moment(successor.lastSeen))}
        </Card>
      )}
      {predecessor && (
        <Card title={text.predecessor} of={predecessor} lead={text.replaces}>
          {works &&
            (predecessor.lastSeen !== null && calledSince(predecessor.lastSeen, createdAt)
              ? text.oldInUse(format.moment(predecessor.lastSeen))
              : text.oldQuiet)}
        </Card>
      )}
    </>
  );
}

interface Props {
  title: string;
  of: Related;
  lead: string;
  children: string | false;
}

function Card({ title, of: key, lead, children }: Props) {
  const text = useText().keys;
  const format = useFormat();
  return (
    <section class="card relative">
      <h2>{title}</h2>
      <p>{lead} {children}</p>
      <p class="tags"><span class={key.state === "active" ? "tag good" : "tag"}>{text.states[key.state]}</span></p>
      <dl class="facts">
        <div><dt>{key.state === "active" ? text.expires : text.ended}</dt><dd><Moment at={key.expiresAt} /></dd></div>
        <div><dt>{text.lastSeen}</dt><dd><Moment at={key.lastSeen} /></dd></div>
        <div><dt>{text.calls}</dt><dd>{format.number(key.calls)}</dd></div>
      </dl>
      <Recent id={key.key} lastSeen={key.lastSeen} removed={key.state === "revoked"} />
      <p><a href={href("keys", key.key)} aria-label={`${text.show}: ${title}`}>{text.show}</a></p>
    </section>
  );
}
