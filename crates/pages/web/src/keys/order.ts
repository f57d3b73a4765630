// Which keys stand where, and what to point out about them.

import type { Key } from "../api/keys.ts";
import { DAY, secondsLeft } from "./terms.ts";

/** Those that work first, and among each the latest first. */
export function inOrder(keys: readonly Key[]): readonly Key[] {
  const rank = (key: Key) => (key.state === "active" ? 0 : 1);
  return [...keys].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt));
}

/** The server writes a mail 14 days before a key ends; from then on it is pointed out here too. */
export const endsSoon = ({ state, expiresAt, createdAt }: Pick<Key, "state" | "expiresAt" | "createdAt">, now: number) =>
  state === "active" &&
  secondsLeft(expiresAt, now) < 14 * DAY &&
  // Who makes a key for a week has just said so.
  secondsLeft(expiresAt, Date.parse(createdAt)) > 14 * DAY;

/** Whether a key was called since another took its place. */
export const calledSince = (lastSeen: string | null, moment: string) =>
  lastSeen !== null && Date.parse(lastSeen) >= Date.parse(moment);

/** The API has nothing more to say of a key that its owner removed, but for the list. */
export const wasRemoved = ({ revoked }: Pick<Key, "revoked">) => revoked?.by === "owner";
