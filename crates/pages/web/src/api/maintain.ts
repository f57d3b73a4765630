// What maintainers do with the accounts and keys of others.

import type { Account, Limits, Role, SignedIn } from "./account.ts";
import { ApiError, type Client } from "./client.ts";

/** Roles that an account can be given. `blocked` is none of them: whoever is to be kept out gets a status. */
export const ROLES = [
  "user", "tester", "curator", "bughunter", "support", "admin", "readNone", "readSome", "readOnly", "writeSome",
] as const satisfies readonly Role[];

export const STATUSES = ["1", "0", "-1", "-2"] as const;
export type Status = (typeof STATUSES)[number];

export interface UsageCalls {
  readonly calls: number;
  readonly ok: number;
  readonly clientError: number;
  readonly denied: number;
  readonly limited: number;
  readonly serverError: number;
}

/** Those who used something; what is gone has no name any more. */
export interface UsageRow extends UsageCalls {
  readonly route?: string;
  readonly credential?: "key" | "token";
  readonly key?: string;
  readonly name?: string;
  readonly state?: "active" | "expired" | "revoked" | "rotated";
  readonly userId?: number;
  readonly username?: string;
}

export interface Usage {
  readonly from: string;
  readonly to: string;
  readonly total: UsageCalls;
  readonly rows: readonly UsageRow[];
}

export type UsageBy = "user" | "key" | "route";

const usageRoute = (by: UsageBy, from: number, limit: number) =>
  `/admin/usage/jwt?${new URLSearchParams({ by, from: String(from), limit: String(limit) })}`;

/** Who, or what, is used most since a moment. */
export const everybodysUsage = async (api: Client, by: UsageBy, from: number) =>
  (await api.get<{ usage: Usage }>(usageRoute(by, from, 20))).usage;

export const everybodysUsageSheet = (api: Client, by: UsageBy, from: number) =>
  api.text(usageRoute(by, from, 1000), "text/csv");

/** Who asked for something by its number or id may have mistyped it. */
async function orElse<T>(asked: Promise<T>, identifier: "noSuchAccount" | "noSuchKey"): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof ApiError && error.status === 404 ? new ApiError(404, identifier) : error;
  }
}

export async function searchUsers(api: Client, q: string): Promise<Account[]> {
  const { users } = await api.post<{ users: { email: Account[]; username: Account[] } }>("/admin/search/users/jwt", { q });
  // Somebody may be found both ways.
  return [...new Map([...users.email, ...users.username].map((user) => [user.id, user])).values()];
}

export const getUser = async (api: Client, id: number) =>
  (await orElse(api.get<{ user: Account }>(`/admin/user/${id}/jwt`), "noSuchAccount")).user;

/** What everybody may see of an account. */
export const nameOfUser = async (api: Client, id: number) =>
  (await orElse(api.get<{ profile: { username: string } }>(`/users/${id}`), "noSuchAccount")).profile.username;

/** A token of somebody else's account. That it was asked for is noted there. */
export const impersonate = (api: Client, id: number) => api.get<SignedIn>(`/admin/impersonate/${id}/jwt`);

export type UserPatch = Partial<{ role: string; status: number; mfaEnabled: false; unlock: true; limits: Limits }>;

export const updateUser = async (api: Client, id: number, patch: UserPatch) =>
  (await api.patch<{ user: Account }>(`/admin/user/${id}/jwt`, patch)).user;

export interface SomebodysKey {
  readonly id: string;
  readonly calls: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastSeen: string | null;
  readonly level: number;
  readonly limits?: Limits;
  readonly name: string;
  readonly state: string;
  readonly userId: number;
}

export const listKeysOf = async (api: Client, id: number) =>
  (await api.get<{ data: { apikeys: SomebodysKey[] } }>(`/users/${id}/jwt`)).data.apikeys;

const keyAt = (id: string) => `/admin/apikeys/${encodeURIComponent(id)}`;

/** Gives the keys that ended. */
export const revokeKey = async (api: Client, id: string, reason: string) =>
  (await orElse(api.post<{ apikeys: SomebodysKey[] }>(`${keyAt(id)}/revoke/jwt`, { reason }), "noSuchKey")).apikeys;

export const revokeKeysOf = async (api: Client, user: number, reason: string) =>
  (await api.post<{ apikeys: SomebodysKey[] }>(`/admin/user/${user}/revoke-keys/jwt`, { reason })).apikeys;

export const limitKey = (api: Client, id: string, limits: Limits) =>
  api.patch<unknown>(`${keyAt(id)}/jwt`, { limits });

export type QuotaState = "pending" | "granted" | "declined";

export interface QuotaRequest extends Limits {
  readonly id: number;
  readonly createdAt: string;
  readonly userId: number;
  readonly username: string | null;
  readonly purpose: string;
  readonly state: QuotaState;
  readonly decision?: Limits & { readonly at: string; readonly answer: string | null };
  readonly decidedBy?: number;
}

/** How many requests are listed at once: when there are as many, there may be more. */
export const REQUESTS_AT_ONCE = 100;

export const listQuotaRequests = async (api: Client, state: QuotaState | "all", after: number) =>
  (await api.get<{ quotaRequests: QuotaRequest[] }>(
    `/admin/quota-requests/jwt?${new URLSearchParams({ state, after: String(after), limit: String(REQUESTS_AT_ONCE) })}`,
  )).quotaRequests;

export const grantRequest = (api: Client, id: number, limits: Limits, answer: string) =>
  api.post<unknown>(`/admin/quota-requests/${id}/grant/jwt`, answer === "" ? limits : { ...limits, answer });

export const declineRequest = (api: Client, id: number, answer: string) =>
  api.post<unknown>(`/admin/quota-requests/${id}/decline/jwt`, { answer });
