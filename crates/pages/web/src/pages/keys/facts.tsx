// What the list and the page of a key both tell about it.

import type { Key, Limits, Revocation, ShownKey } from "../../api/keys.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { endsSoon } from "../../keys/order.ts";

export function useLevelName(): (level: number) => string {
  const text = useText().keys;
  const format = useFormat();
  const names: Readonly<Record<number, string>> = text.levelNames;
  return (level) => text.levelName(format.number(level), names[level] ?? "?");
}

export function LevelName({ level }: { level: number }) {
  return <>{useLevelName()(level)}</>;
}

export function Moment({ at }: { at: string | null }) {
  const text = useText().keys;
  const format = useFormat();
  return at === null ? <>{text.never}</> : <time dateTime={at}>{format.moment(at)}</time>;
}

export function Tags({ of: key }: { of: Key | ShownKey }) {
  const text = useText().keys;
  const kind = { active: "tag good", revoked: "tag bad", expired: "tag", rotated: "tag" }[key.state];
  return (
    <p class="tags">
      <span class={kind}>{text.states[key.state]}</span>
      {key.state === "active" && key.successor !== undefined && <span class="tag">{text.replacing}</span>}
      {endsSoon(key, Date.now()) && <span class="tag doubt">{text.endsSoon}</span>}
      {key.unused === true && key.state === "active" && <span class="tag doubt">{text.unused}</span>}
    </p>
  );
}

/** Limits: the key's own, unless it is said that they are the usual ones. */
export function LimitsOf({ limits, own = true }: { limits: Limits | undefined; own?: boolean }) {
  const text = useText().keys;
  const format = useFormat();
  if (limits === undefined) return null;
  const told = [
    limits.perMinute === null ? null : text.perMinute(format.number(limits.perMinute)),
    limits.perDay === null ? null : text.perDay(format.number(limits.perDay)),
  ].filter((words) => words !== null);
  if (told.length === 0) return null;
  return <p class="soft">{own ? text.limits : text.limitsUsual}: {told.join(" · ")}</p>;
}

/** Who ended a key before its time, and why. */
export function Revoked({ revocation: { at, by, reason } }: { revocation: Revocation }) {
  const text = useText().keys;
  const format = useFormat();
  return (
    <div class="notice bad">
      <p>{text.revokedWords[by](format.moment(at))}</p>
      {reason !== "" && <p class="typed">{text.reason(reason)}</p>}
    </div>
  );
}
