// One key: what it is, what can be done about it, and how it is used.

import { useEffect, useRef, useState } from "preact/hooks";
import { findKey, type NewKey, revokeKey, type ShownKey, usageOfKey } from "../../api/keys.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { CHANGING, inForce } from "../../keys/levels.ts";
import { fromPolicy, limitsOf } from "../../keys/limits.ts";
import { wasRemoved } from "../../keys/order.ts";
import { href } from "../../router.ts";
import { useAccount, useLevel, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { UsageOf } from "../usage.tsx";
import { ChangeKey } from "./change.tsx";
import { LevelName, LimitsOf, Moment, Revoked, Tags } from "./facts.tsx";
import { Relatives } from "./relatives.tsx";
import { RotateKey } from "./rotate.tsx";
import { Secret } from "./secret.tsx";

export function KeyPage({ id }: { id: string }) {
  const { api } = useSession();
  const text = useText().keys;
  const [key, again] = useLoad(() => findKey(api, id), [api, id]);
  return (
    <>
      <p><a href={href("keys")}>← {text.back}</a></p>
      <Show of={key}>{(shown) => <Shown of={shown} onChanged={again} />}</Show>
    </>
  );
}

function Shown({ of: key, onChanged }: { of: ShownKey; onChanged: () => void }) {
  const { keys: text } = useText();
  const account = useAccount();
  const level = useLevel();
  const heading = useRef<HTMLHeadingElement>(null);
  const [rotated, setRotated] = useState<NewKey | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const mine = key.userId === account.id;
  const works = key.state === "active";
  const tell = (words: string) => {
    setDone(words);
    onChanged();
  };
  const revoked = () => {
    tell(text.revokedNow);
    // The button is gone.
    heading.current?.focus();
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>{key.name}</h1>
      <div role="status">{done !== null && <p class="notice good">{done}</p>}</div>
      <Tags of={key} />
      {key.revoked && <Revoked revocation={key.revoked} />}
      {key.unused && works && <Notice kind="note">{text.unusedHint}</Notice>}
      {rotated && <Secret of={rotated} title={text.rotated} />}
      <Facts of={key} owner={mine ? level : null} />
      <Relatives of={key} />
      {wasRemoved(key) ? (
        <p class="soft">{text.removedUse} <a href={href("keys", "use")}>{text.useOfAll}</a></p>
      ) : (
        <UsageOf path={usageOfKey(key.key)} name={key.name} />
      )}
      {works && level < CHANGING && <p class="soft">{text.notAllowed}</p>}
      {works && level >= CHANGING && (
        <>
          {mine && key.successor === undefined && (
            <RotateKey of={key} onRotated={(fresh) => { setRotated(fresh); setDone(null); onChanged(); }} />
          )}
          <ChangeKey of={key} onChanged={tell} />
          <Revoke of={key} onRevoked={revoked} />
        </>
      )}
    </>
  );
}

function Facts({ of: key, owner }: { of: ShownKey; owner: number | null }) {
  const { keys: text } = useText();
  const format = useFormat();
  const { api } = useSession();
  // The list was just asked for, and its answer says what the usual limits are.
  const limits = limitsOf(key, fromPolicy(api.policy));
  const force = owner === null ? key.level : inForce(key.level, owner);
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{text.level}</dt>
          <dd>
            <LevelName level={key.level} />
            {force < key.level && <p class="soft">{text.levelInForce(format.number(force))}</p>}
          </dd>
        </div>
        <div><dt>{key.state === "active" ? text.expires : text.ended}</dt><dd><Moment at={key.revoked?.at ?? key.expiresAt} /></dd></div>
        <div><dt>{text.created}</dt><dd><Moment at={key.createdAt} /></dd></div>
        {key.lastSeen !== undefined && <div><dt>{text.lastSeen}</dt><dd><Moment at={key.lastSeen} /></dd></div>}
        {key.calls !== undefined && <div><dt>{text.calls}</dt><dd>{format.number(key.calls)}</dd></div>}
        <div><dt>{text.id}</dt><dd><code>{key.key}</code></dd></div>
      </dl>
      {key.state === "active" && (
        <>
          <LimitsOf limits={limits} own={key.limits !== undefined} />
          <p class="next"><a href={href("more")}>{text.more}</a></p>
        </>
      )}
    </>
  );
}

function Revoke({ of: key, onRevoked }: { of: ShownKey; onRevoked: () => void }) {
  const { api } = useSession();
  const text = useText().keys;
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState(false);
  // Not before the question is gone: it would give the focus back to the button.
  useEffect(() => {
    if (ended) onRevoked();
  }, [ended]);
  const revoke = async () => {
    await revokeKey(api, key.key);
    setAsking(false);
    setEnded(true);
  };
  return (
    <section class="column">
      <h2>{text.revoke}</h2>
      <p>{text.revokeHint}</p>
      <button type="button" class="danger" onClick={() => setAsking(true)}>{text.revoke}</button>
      {asking && (
        <Ask
          title={text.revokeTitle}
          question={text.revokeAsk(key.name)}
          yes={text.revoke}
          onYes={revoke}
          onNo={() => setAsking(false)}
        />
      )}
    </section>
  );
}
