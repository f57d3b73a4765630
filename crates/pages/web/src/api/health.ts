// How the server and its parts fare.

import { ApiError, type Client } from "./client.ts";

/** What anybody may ask, and what it says to maintainers. */
export interface Health {
  /** Whether the server answers, and whether its database does. */
  readonly alive: boolean;
  readonly ready: boolean;
  /** How long the answer took, in milliseconds. */
  readonly aliveIn: number;
  readonly at: number;
  /** `null` when the database does not answer, without which nobody is known. */
  readonly report: Report | null;
}

/** Moments are by the server's clock. */
export interface Report {
  readonly version: string;
  readonly startedAt: string;
  readonly now: string;
  readonly database: Database;
  readonly mail: Mail;
  readonly images: Files;
  readonly exports: Files;
  readonly lastBackup: string | null;
}

export interface Database {
  readonly kind: "sqlite" | "memory";
  readonly schema: string | null;
  readonly takesWrites: boolean;
  readonly bytes: number | null;
  readonly walBytes: number | null;
  readonly freeBytes: number | null;
}

export interface Mail {
  readonly way: "smtp" | "ses" | "folder";
  readonly folder: string | null;
  readonly waiting: number;
  readonly oldestSince: string | null;
  /** This and the following are since the server started. */
  readonly delivered: number;
  readonly givenUp: number;
  readonly lastDelivered: string | null;
  readonly lastFailure: { readonly at: string; readonly cause: string } | null;
}

export interface Files {
  readonly keptIn: "folder" | "s3" | "cloudflare" | "memory";
  readonly place: string | null;
  /** `null` where counting would take long. */
  readonly files: number | null;
  readonly bytes: number | null;
  /** `null` when nothing was kept or fetched yet. */
  readonly working: boolean | null;
}

export async function askHealth(api: Client): Promise<Health> {
  const begun = performance.now();
  const alive = await answers(api, "/health");
  const aliveIn = Math.round(performance.now() - begun);
  const ready = alive && (await answers(api, "/ready"));
  const report = ready ? (await api.get<{ health: Report }>("/admin/health/jwt")).health : null;
  return { alive, ready, aliveIn, at: Date.now(), report };
}

/** That it is not well is an answer, too. */
async function answers(api: Client, path: string): Promise<boolean> {
  try {
    await api.get(path);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
