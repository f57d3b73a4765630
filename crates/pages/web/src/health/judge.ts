// What the facts about a server mean: what is good, what somebody should look at, and what is broken.

import type { Files, Health, Mail, Report } from "../api/health.ts";

export const PARTS = ["server", "database", "mail", "images", "exports", "backup"] as const;
export type Part = (typeof PARTS)[number];

/** From best to worst. */
export const STATES = ["good", "look", "broken"] as const;
export type State = (typeof STATES)[number];

export type Reason =
  | "silent" | "notReady" | "noWrites" | "inMemory" | "largeLog"
  | "mailFails" | "mailWaits" | "mailGivenUp" | "mailStays"
  | "imagesFail" | "imagesInMemory" | "exportsFail" | "noBackup" | "oldBackup";

export interface Judged {
  readonly state: State;
  readonly reasons: readonly Reason[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The log is cut back to 16 MB whenever it is written through; several times that means that it is not. */
const LARGE_LOG = 64_000_000;
/** The first tries of a mail take less. */
const LONG_WAIT = 5 * MINUTE;
/** Who makes a backup each day may be late by one. */
const OLD_BACKUP = 2 * DAY;

/** Without a report, as much as can be said: nothing of the parts that nobody could ask about. */
export function judge({ alive, ready, report }: Health): Partial<Record<Part, Judged>> {
  const server = verdict(["broken", "silent", !alive]);
  if (report === null) return { server, database: verdict(["broken", "notReady", !ready]) };
  return {
    server,
    database: ofDatabase(report, ready),
    mail: ofMail(report.mail, report.now),
    images: verdict(["broken", "imagesFail", fails(report.images)], ["look", "imagesInMemory", report.images.keptIn === "memory"]),
    exports: verdict(["broken", "exportsFail", fails(report.exports)]),
    backup: ofBackup(report),
  };
}

/** The worst of them. */
export const worst = (judged: readonly Judged[]): State =>
  STATES.findLast((state) => judged.some((one) => one.state === state)) ?? "good";

function ofDatabase({ database }: Report, ready: boolean): Judged {
  return verdict(
    ["broken", "notReady", !ready],
    ["broken", "noWrites", !database.takesWrites],
    ["look", "inMemory", database.kind === "memory"],
    ["look", "largeLog", (database.walBytes ?? 0) > LARGE_LOG],
  );
}

function ofMail(mail: Mail, now: string): Judged {
  const waits = mail.oldestSince === null ? 0 : Date.parse(now) - Date.parse(mail.oldestSince);
  const { lastFailure, lastDelivered } = mail;
  const lastFailed = lastFailure !== null && (lastDelivered === null || lastDelivered < lastFailure.at);
  const failing = mail.waiting > 0 && lastFailed;
  return verdict(
    ["broken", "mailFails", failing],
    ["look", "mailWaits", !failing && waits > LONG_WAIT],
    ["look", "mailGivenUp", mail.givenUp > 0],
    ["look", "mailStays", mail.way === "folder"],
  );
}

/** What is in memory needs none: it has its own reason to be looked at. */
function ofBackup({ database, lastBackup, now }: Report): Judged {
  const age = lastBackup === null ? 0 : Date.parse(now) - Date.parse(lastBackup);
  return verdict(["look", "noBackup", lastBackup === null && database.kind !== "memory"], ["look", "oldBackup", age > OLD_BACKUP]);
}

const fails = ({ working }: Files) => working === false;

function verdict(...found: readonly (readonly [state: State, reason: Reason, holds: boolean])[]): Judged {
  const held = found.filter(([, , holds]) => holds);
  const state = STATES.findLast((one) => held.some(([found]) => found === one)) ?? "good";
  return { state, reasons: held.map(([, reason]) => reason) };
}
