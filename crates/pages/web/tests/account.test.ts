import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActivityEvent } from "../src/api/activity.ts";
import { details, kindInWords } from "../src/activity/words.ts";
import { de } from "../src/i18n/de/index.ts";
import { en } from "../src/i18n/en/index.ts";
import { safeLink } from "../src/links.ts";
import { readQr } from "../src/second-factor/qr.ts";
import { barsOf } from "../src/usage/bars.ts";
import { readLimit, showLimit } from "../src/usage/limits.ts";

test("only addresses of other sites become links", () => {
  assert.deepEqual(safeLink(" https://example.org/a?b=c#d "), { href: "https://example.org/a?b=c#d", host: "example.org" });
  assert.equal(safeLink("HTTP://example.org:8080")?.host, "example.org:8080");
  for (const address of [
    "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,<script>", "/docs/sewing", "//example.org", "example.org",
    "https://freesewing.org@example.org/", "https://user:password@example.org", "https://", "https://[", "\u0001javascript:alert(1)", "",
    "https:example.org", "blob:https://example.org/1", "vbscript:x", "ftp://example.org",
  ]) {
    assert.equal(safeLink(address), null, address);
  }
});

const QR = '<svg class="qrcode" width="100%" height="100%" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="none" d="M0 0h29v29H0z"/><path fill="currentColor" d="M4 4h7v1h-7zM12 4h1v1h-1z"/></svg>';

test("the squares are taken out of a QR code, and nothing else", () => {
  assert.deepEqual(readQr(QR), { side: 29, path: "M4 4h7v1h-7zM12 4h1v1h-1z" });
  for (const svg of [
    "", "<svg>", QR.replace("0 0 29 29", "0 0 29 30"), QR.replace("0 0 29 29", "0 0 29 29;x"), QR.replace("M4 4h7", "M4 4h7&quot; onload=&quot;"),
    QR.replace('"currentColor" d="M4', '"currentColor" d="<script>M4'),
  ]) {
    assert.equal(readQr(svg), null, svg);
  }
  assert.equal(readQr(QR.replace("<path", "<script>alert(1)</script><path"))?.path.includes("script"), false);
});

const calls = (all: number, ok: number) => ({ calls: all, ok, clientError: all - ok, denied: 0, limited: 0, serverError: 0 });

test("the longest bar goes all the way, and the parts of a bar make up the whole", () => {
  assert.deepEqual(barsOf([calls(200, 150), calls(50, 50), calls(0, 0)]), [
    { well: 75, failed: 25 },
    { well: 25, failed: 0 },
    { well: 0, failed: 0 },
  ]);
  assert.deepEqual(barsOf([]), []);
  assert.deepEqual(barsOf([calls(0, 0)]), [{ well: 0, failed: 0 }]);
});

test("limits are whole numbers, or the usual", () => {
  for (const [typed, read] of [["", null], [" ", null], ["0", 0], [" 1200 ", 1200], ["1000000000", 1_000_000_000]] as const) {
    assert.equal(readLimit(typed), read, typed);
  }
  for (const typed of ["-1", "1.5", "1e3", "1,000", "x", "1000000001", "0x10"]) assert.equal(readLimit(typed), undefined, typed);
  assert.equal(showLimit(null), "");
  assert.equal(showLimit(undefined), "");
  assert.equal(showLimit(0), "0");
});

const event = (given: Partial<ActivityEvent>): ActivityEvent => ({ id: 1, at: "2026-11-22T21:12:42.501Z", kind: "signedIn", userId: 7, ...given });

test("events are told in words, also those that nobody knows yet", () => {
  assert.equal(kindInWords(en, event({})), en.activity.kinds.signedIn);
  assert.equal(kindInWords(en, event({ kind: "teleported" })), "teleported");
  assert.equal(kindInWords(en, event({ kind: "constructor" })), "constructor");
  assert.deepEqual(details(en, event({ means: "password", reason: "wrongCode" })), [en.activity.means.password, en.activity.reasons.wrongCode]);
  assert.deepEqual(details(en, event({ means: "smoke" })), ["smoke"]);
  assert.deepEqual(details(en, event({ kind: "roleChanged", from: "user", to: "curator", actor: 3 })), ["user → curator", en.activity.actor("3")]);
  assert.deepEqual(details(en, event({ kind: "keyCreated", key: "ac7ce2a6-a703-49d1-894a-d916eb88f32f", level: 0 })), [
    en.activity.key("ac7ce2a6-a703-49d1-894a-d916eb88f32f"),
    en.activity.level("0"),
  ]);
});

test("what something was before and is since is told in words, too", () => {
  assert.deepEqual(details(de, event({ kind: "statusChanged", from: "active", to: "blocked" })), [
    `${de.activity.statuses.active} → ${de.activity.statuses.blocked}`,
  ]);
  assert.deepEqual(details(de, event({ kind: "consentChanged", from: "0", to: "2" })), [
    `${de.activity.consents["0"]} → ${de.activity.consents["2"]}`,
  ]);
  assert.deepEqual(details(de, event({ kind: "limitsChanged", from: "the usual a minute, 5 a day", to: "0 a minute, the usual a day" })), [
    `${de.activity.limits(de.activity.usual, "5")} → ${de.activity.limits("0", de.activity.usual)}`,
  ]);
  // What a later server may say.
  assert.deepEqual(details(de, event({ kind: "limitsChanged", from: "none", to: "asleep" })), ["none → asleep"]);
  assert.deepEqual(details(de, event({ kind: "statusChanged", from: "asleep", to: "constructor" })), ["asleep → constructor"]);
});

test("no call at all is a limit, and no grant", () => {
  assert.equal(readLimit("0"), 0);
  assert.equal(readLimit("0", 1), undefined);
  assert.equal(readLimit("", 1), null);
});
