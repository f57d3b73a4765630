// API keys.

import type { Client } from "./client.ts";

export type KeyState = "active" | "expired" | "rotated" | "revoked";

/** How many calls are allowed, where that is not the usual; `null` is the usual, 0 is none at all. */
export interface Limits {
  readonly perMinute: number | null;
  readonly perDay: number | null;
}

export interface Revocation {
  readonly at: string;
  readonly by: "owner" | "maintainer" | "finder";
  /** Empty when nothing was said. */
  readonly reason: string;
}

interface Common {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly level: number;
  readonly name: string;
  readonly userId: number;
  readonly state: KeyState;
  readonly limits?: Limits;
  readonly unused?: boolean;
  readonly revoked?: Revocation;
}

/** A key, as it stands in the list of one's own. */
export interface Key extends Common {
  readonly id: string;
  readonly calls: number;
  readonly lastSeen: string | null;
  readonly predecessor?: string;
  readonly successor?: string;
}

/** A key that another one is tied to by rotation. */
export interface Related {
  readonly key: string;
  readonly state: KeyState;
  readonly expiresAt: string;
  readonly calls: number;
  readonly lastSeen: string | null;
}

/** A key, as it is shown on its own; how much it was called is told of one's own alone. */
export interface ShownKey extends Common {
  readonly key: string;
  readonly calls?: number;
  readonly lastSeen?: string | null;
  readonly predecessor?: Related;
  readonly successor?: Related;
}

/** The only time that a secret is shown. */
export interface NewKey {
  readonly key: string;
  readonly secret: string;
  readonly level: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly name: string;
}

/** What is to change; it only gets weaker. */
export type KeyPatch = Partial<{ name: string; level: number; expiresIn: number }>;

const at = (id: string) => `/apikeys/${encodeURIComponent(id)}`;

/** All keys, also those that ended, for as long as they are kept. */
export const listKeys = async (api: Client) => (await api.get<{ apikeys: Key[] }>("/apikeys/jwt?state=all")).apikeys;

/** A key and what it is tied to. The list knows also what was removed, and how much one's own keys were called. */
export async function findKey(api: Client, id: string): Promise<ShownKey> {
  const keys = await listKeys(api);
  const found = keys.find((key) => key.id === id);
  if (found === undefined) return (await api.get<{ apikey: ShownKey }>(`${at(id)}/jwt`)).apikey;
  const { id: key, predecessor, successor, ...rest } = found;
  return { ...rest, key, ...related("predecessor", predecessor, keys), ...related("successor", successor, keys) };
}

function related(
  what: "predecessor" | "successor",
  id: string | undefined,
  keys: readonly Key[],
): Pick<ShownKey, "predecessor" | "successor"> {
  const key = keys.find((each) => each.id === id);
  if (key === undefined) return {};
  const { state, expiresAt, calls, lastSeen } = key;
  return { [what]: { key: key.id, state, expiresAt, calls, lastSeen } };
}

export const createKey = async (api: Client, key: { name: string; level: number; expiresIn: number }) =>
  (await api.post<{ apikey: NewKey }>("/apikeys/jwt", key)).apikey;

export const updateKey = (api: Client, id: string, patch: KeyPatch) => api.patch<unknown>(`${at(id)}/jwt`, patch);

/** Has another key take its place; it goes on for so many seconds. */
export const rotateKey = async (api: Client, id: string, overlap: number) =>
  (await api.post<{ apikey: NewKey }>(`${at(id)}/rotate/jwt`, { overlap })).apikey;

export const revokeKey = (api: Client, id: string) => api.delete(`${at(id)}/jwt`);

/** Whose use to ask for, in `src/api/usage.ts`. */
export const usageOfKey = (id: string) => `${at(id)}/usage`;
