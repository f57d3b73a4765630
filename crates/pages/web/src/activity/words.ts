// What happened, in words. What the server will know one day and we do not is shown as it calls it.

import type { ActivityEvent } from "../api/activity.ts";
import type { Messages } from "../i18n/index.tsx";
import { named } from "../i18n/named.ts";

export function kindInWords({ activity }: Messages, { kind }: ActivityEvent): string {
  return named(activity.kinds, kind);
}

/** What something was before, or is since. Roles are called the same in every language. */
function valueInWords(activity: Messages["activity"], kind: string, value: string): string {
  if (kind === "statusChanged") return named(activity.statuses, value);
  if (kind === "consentChanged") return named(activity.consents, value);
  const [, minute, day] = (kind === "limitsChanged" && /^(\d+|the usual) a minute, (\d+|the usual) a day$/.exec(value)) || [];
  if (minute === undefined || day === undefined) return value;
  const count = (limit: string) => (limit === "the usual" ? activity.usual : limit);
  return activity.limits(count(minute), count(day));
}

/** What else there is to say, one thing after another. */
export function details({ activity }: Messages, event: ActivityEvent): string[] {
  const said: string[] = [];
  if (event.means !== undefined) said.push(named(activity.means, event.means));
  if (event.reason !== undefined) said.push(named(activity.reasons, event.reason));
  if (event.from !== undefined || event.to !== undefined) {
    const side = (value: string | undefined) => (value ? valueInWords(activity, event.kind, value) : "–");
    said.push(`${side(event.from)} → ${side(event.to)}`);
  }
  if (event.key !== undefined) said.push(activity.key(event.key));
  if (event.level !== undefined) said.push(activity.level(String(event.level)));
  if (event.successor !== undefined) said.push(activity.successor(event.successor));
  if (event.by !== undefined) said.push(named(activity.by, event.by));
  if (event.actor !== undefined) said.push(activity.actor(String(event.actor)));
  if (event.usedKey !== undefined) said.push(activity.usedKey(event.usedKey));
  return said;
}
