// What happened to accounts.

import type { Client } from "./client.ts";

export const KINDS = [
  "signedIn",
  "signInFailed",
  "keyCreated",
  "keyChanged",
  "keyRotated",
  "keyRevoked",
  "roleChanged",
  "statusChanged",
  "consentChanged",
  "limitsChanged",
  "passwordChanged",
  "emailChangeRequested",
  "emailChanged",
  "mfaEnabled",
  "mfaDisabled",
  "impersonated",
  "exported",
  "removed",
] as const;
export type Kind = (typeof KINDS)[number];

export interface ActivityEvent {
  readonly id: number;
  readonly at: string;
  /** One of `KINDS`; there may be more one day. */
  readonly kind: string;
  readonly userId: number;
  /** Who did it, if that was somebody else. */
  readonly actor?: number;
  readonly key?: string;
  readonly usedKey?: string;
  readonly means?: string;
  readonly reason?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
  readonly level?: number;
  readonly successor?: string;
  readonly address?: string;
  readonly agent?: string;
}

export interface ActivityPage {
  readonly activity: readonly ActivityEvent[];
  /** Where the next page begins, if there is one. */
  readonly next: number | null;
}

/** Whose activity: one's own, that of everybody, or of the account with a number. */
export type Whose = "own" | "everybody" | number;

/** Newest first, a page at a time. */
export function listActivity(api: Client, whose: Whose, kind: Kind | "", before: number | null): Promise<ActivityPage> {
  const query = new URLSearchParams({ limit: "50" });
  if (kind !== "") query.set("kind", kind);
  if (before !== null) query.set("before", String(before));
  return api.get<ActivityPage>(`${routeOf(whose)}?${query}`);
}

function routeOf(whose: Whose): string {
  if (whose === "own") return "/account/activity/jwt";
  return whose === "everybody" ? "/admin/activity/jwt" : `/admin/user/${whose}/activity/jwt`;
}
