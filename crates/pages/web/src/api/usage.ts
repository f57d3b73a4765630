// How much the API is called.

import type { Client } from "./client.ts";

/** By `key` is for an account alone. */
export type By = "day" | "hour" | "route" | "outcome" | "key";

/** The use of one's account, with tokens and all keys. */
export const OWN_USAGE = "/account/usage";

export const OUTCOMES = ["ok", "clientError", "denied", "limited", "serverError"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Calls = { readonly calls: number } & { readonly [Name in Outcome]: number };

/** Calls that have something in common; by the outcome, what came of them is not told again. */
export type UsageRow = { readonly calls: number } & Partial<Calls> & {
    readonly hour?: string;
    readonly day?: string;
    readonly route?: string;
    readonly outcome?: Outcome;
    /** By key: with one, or with tokens. A key that is gone has no name any more. */
    readonly credential?: "key" | "token";
    readonly key?: string;
    readonly name?: string | null;
  };

export interface Usage {
  readonly from: string;
  /** The first moment after the span. */
  readonly to: string;
  readonly by: By;
  readonly total: Calls;
  readonly rows: readonly UsageRow[];
}

/** `of` is whose: `usageOfKey(id)`, or `OWN_USAGE`. */
const question = (of: string, by: By, from: string) => `${of}/jwt?by=${by}&from=${encodeURIComponent(from)}`;

export const getUsage = async (api: Client, of: string, by: By, from: string) =>
  (await api.get<{ usage: Usage }>(question(of, by, from))).usage;

/** The same as a sheet. */
export const getSheet = (api: Client, of: string, by: By, from: string) => api.text(question(of, by, from), "text/csv");
