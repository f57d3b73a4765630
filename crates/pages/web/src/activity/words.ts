// What happened, in words. What the server will know one day and we do not is shown as it calls it.

import type { ActivityEvent } from "../api/activity.ts";
import type { Messages } from "../i18n/index.tsx";

function named(words: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}

export function kindInWords({ activity }: Messages, { kind }: ActivityEvent): string {
  return named(activity.kinds, kind);
}

/** What else there is to say, one thing after another. */
export function details({ activity }: Messages, event: ActivityEvent): string[] {
  const said: string[] = [];
  if (event.means !== undefined) said.push(named(activity.means, event.means));
  if (event.reason !== undefined) said.push(named(activity.reasons, event.reason));
  if (event.from !== undefined || event.to !== undefined) said.push(`${event.from || "–"} → ${event.to || "–"}`);
  if (event.key !== undefined) said.push(activity.key(event.key));
  if (event.level !== undefined) said.push(activity.level(String(event.level)));
  if (event.successor !== undefined) said.push(activity.successor(event.successor));
  if (event.by !== undefined) said.push(named(activity.by, event.by));
  if (event.actor !== undefined) said.push(activity.actor(String(event.actor)));
  if (event.usedKey !== undefined) said.push(activity.usedKey(event.usedKey));
  return said;
}
