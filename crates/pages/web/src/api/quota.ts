// Asking for more calls than the usual.

import type { Client } from "./client.ts";
import type { Limits } from "./keys.ts";

export interface QuotaRequest extends Limits {
  readonly id: number;
  readonly createdAt: string;
  readonly purpose: string;
  readonly state: "pending" | "granted" | "declined";
  /** What a maintainer decided, and the limits that were granted. */
  readonly decision?: Limits & { readonly at: string; readonly answer: string | null };
}

/** The latest first. */
export const listQuotaRequests = async (api: Client) =>
  (await api.get<{ quotaRequests: QuotaRequest[] }>("/quota-requests/jwt")).quotaRequests;

export const askForMore = async (api: Client, purpose: string, asked: Partial<Limits>) =>
  (await api.post<{ quotaRequest: QuotaRequest }>("/quota-requests/jwt", { purpose, ...asked })).quotaRequest;
