import assert from "node:assert/strict";
import { test } from "node:test";
import type { Health, Report } from "../src/api/health.ts";
import { ago, size, span } from "../src/health/amounts.ts";
import { judge, worst } from "../src/health/judge.ts";

const NOW = "2026-11-22T21:12:42.501Z";
const earlier = (milliseconds: number) => new Date(Date.parse(NOW) - milliseconds).toISOString();
const HOUR = 3_600_000;

const files = { keptIn: "folder", place: "./images", files: 3, bytes: 2000, working: null } as const;
const report: Report = {
  version: "0.1.0",
  startedAt: earlier(HOUR),
  now: NOW,
  database: { kind: "sqlite", schema: "20261123000002", takesWrites: true, bytes: 4096, walBytes: 0, freeBytes: 0 },
  mail: {
    way: "smtp", folder: null, waiting: 0, oldestSince: null, delivered: 0, givenUp: 0, lastDelivered: null, lastFailure: null,
  },
  images: files,
  exports: files,
  lastBackup: earlier(HOUR),
};

const health = (parts: Partial<Report> = {}): Health =>
  ({ alive: true, ready: true, aliveIn: 1, at: Date.parse(NOW), report: { ...report, ...parts } });

test("a server that fares well has nothing to look at", () => {
  const judged = Object.values(judge(health()));
  assert.equal(judged.length, 6);
  for (const one of judged) assert.deepEqual(one, { state: "good", reasons: [] });
  assert.equal(worst(judged), "good");
});

test("a database that does not answer is broken, and nothing is said of the other parts", () => {
  const judged = judge({ ...health(), ready: false, report: null });
  assert.deepEqual(judged, {
    server: { state: "good", reasons: [] },
    database: { state: "broken", reasons: ["notReady"] },
  });
  assert.equal(worst(Object.values(judged)), "broken");
});

test("a database is broken without writes, and worth a look in memory or with a large log", () => {
  const of = (database: Partial<Report["database"]>) => judge(health({ database: { ...report.database, ...database } })).database;
  assert.deepEqual(of({ takesWrites: false }), { state: "broken", reasons: ["noWrites"] });
  assert.deepEqual(of({ kind: "memory", walBytes: null }), { state: "look", reasons: ["inMemory"] });
  assert.deepEqual(of({ walBytes: 70_000_000 }), { state: "look", reasons: ["largeLog"] });
  assert.deepEqual(of({ walBytes: 16_777_216 }), { state: "good", reasons: [] });
});

test("mail is broken while the last try failed and some waits", () => {
  const of = (mail: Partial<Report["mail"]>) => judge(health({ mail: { ...report.mail, ...mail } })).mail;
  const lastFailure = { at: earlier(1000), cause: "it answered 421" };
  const waits = { waiting: 2, oldestSince: earlier(60_000) };
  assert.deepEqual(of(waits), { state: "good", reasons: [] });
  assert.deepEqual(of({ ...waits, lastFailure }), { state: "broken", reasons: ["mailFails"] });
  assert.deepEqual(of({ ...waits, lastFailure, lastDelivered: earlier(5000) }), { state: "broken", reasons: ["mailFails"] });
  assert.deepEqual(of({ ...waits, lastFailure, lastDelivered: NOW }), { state: "good", reasons: [] });
  assert.deepEqual(of({ lastFailure }), { state: "good", reasons: [] });
  assert.deepEqual(of({ waiting: 1, oldestSince: earlier(HOUR) }), { state: "look", reasons: ["mailWaits"] });
  assert.deepEqual(of({ way: "folder", givenUp: 1 }), { state: "look", reasons: ["mailGivenUp", "mailStays"] });
});

test("files are broken when the last use failed", () => {
  const judged = judge(health({ images: { ...files, working: false }, exports: { ...files, working: false } }));
  assert.deepEqual(judged.images, { state: "broken", reasons: ["imagesFail"] });
  assert.deepEqual(judged.exports, { state: "broken", reasons: ["exportsFail"] });
  const memory = { ...files, keptIn: "memory", working: true } as const;
  assert.deepEqual(judge(health({ images: memory })).images, { state: "look", reasons: ["imagesInMemory"] });
});

test("a backup is worth a look when there is none, or it is old", () => {
  assert.deepEqual(judge(health({ lastBackup: null })).backup, { state: "look", reasons: ["noBackup"] });
  assert.deepEqual(judge(health({ lastBackup: earlier(49 * HOUR) })).backup, { state: "look", reasons: ["oldBackup"] });
  const memory = { ...report.database, kind: "memory" } as const;
  assert.deepEqual(judge(health({ lastBackup: null, database: memory })).backup, { state: "good", reasons: [] });
});

test("amounts have units, and spans are in the largest that fits", () => {
  assert.deepEqual([0, 1, 999, 4096, 1_250_000, 3e15].map((bytes) => size(bytes, "en")), [
    "0 bytes", "1 byte", "999 bytes", "4.1 kB", "1.25 MB", "3,000 TB",
  ]);
  assert.deepEqual([0, 1500, 90_000, HOUR, 49 * HOUR].map((time) => span(time, "en")), [
    "0 seconds", "1 second", "1 minute", "1 hour", "2 days",
  ]);
  assert.equal(ago(3 * HOUR, "en"), "3 hours ago");
  assert.equal(ago(3 * HOUR, "de"), "vor 3 Stunden");
  assert.equal(ago(-5, "en"), "0 seconds ago");
});
