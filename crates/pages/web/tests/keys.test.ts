import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { promisify } from "node:util";
import type { Key } from "../src/api/keys.ts";
import { ABILITIES, HIGHEST, inForce, sorted } from "../src/keys/levels.ts";
import { fromPolicy, limitsOf, readCount } from "../src/keys/limits.ts";
import { calledSince, endsSoon, inOrder, wasRemoved } from "../src/keys/order.ts";
import { snippets } from "../src/keys/snippets.ts";
import { DAY, inWords, LIVES, OVERLAPS, shorterLives } from "../src/keys/terms.ts";

const run = promisify(execFile);
const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const inDays = (days: number) => new Date(NOW + days * DAY * 1000).toISOString();
const KEY = { id: "a", name: "x", level: 3, userId: 1, state: "active", calls: 0, lastSeen: null, createdAt: inDays(-90), expiresAt: inDays(90) } as const satisfies Key;

test("each level can do what those below it can, and its own", () => {
  for (let level = 0; level < HIGHEST; level += 1) {
    const { can, cannot } = sorted(level, HIGHEST);
    assert.equal(can.length + cannot.length, ABILITIES.length);
    const higher = sorted(level + 1, HIGHEST).can;
    for (const name of can) assert.ok(higher.includes(name));
  }
  assert.deepEqual(sorted(0, 9).can, ["makeKeys"]);
  assert.deepEqual(sorted(HIGHEST, HIGHEST).cannot, []);
  // What nobody could choose is not held out to them.
  assert.ok(!sorted(1, 4).cannot.includes("administer"));
});

test("a key has never more than its owner", () => {
  assert.equal(inForce(5, 4), 4);
  assert.equal(inForce(3, 4), 3);
  assert.equal(inForce(3, -1), 0);
});

test("terms have names, and are short enough for any server's usual maximum", () => {
  assert.equal(inWords({ amount: 3, unit: "month" }, "en"), "3 months");
  assert.equal(inWords({ amount: 3, unit: "month" }, "uk"), "3 місяці");
  assert.ok(LIVES.every(({ seconds }) => seconds <= 366 * DAY));
  assert.ok(OVERLAPS.every(({ seconds }) => seconds <= 30 * DAY));
});

test("a life can only be shortened", () => {
  assert.deepEqual(shorterLives(inDays(8), NOW).map(({ amount, unit }) => `${amount} ${unit}`), ["1 hour", "1 day", "1 week"]);
  assert.deepEqual(shorterLives(inDays(-1), NOW), []);
});

test("keys that work stand first, the latest before the others", () => {
  const ended = { ...KEY, id: "ended", state: "revoked", createdAt: inDays(0) } as const;
  const later = { ...KEY, id: "later", createdAt: inDays(-2) };
  assert.deepEqual(inOrder([ended, KEY, later]).map(({ id }) => id), ["later", "a", "ended"]);
});

test("an end that is near is pointed out, but not to who has just chosen it", () => {
  assert.ok(endsSoon({ ...KEY, expiresAt: inDays(13) }, NOW));
  assert.ok(!endsSoon({ ...KEY, expiresAt: inDays(15) }, NOW));
  assert.ok(!endsSoon({ ...KEY, createdAt: inDays(0), expiresAt: inDays(7) }, NOW));
  assert.ok(!endsSoon({ ...KEY, state: "revoked", expiresAt: inDays(1) }, NOW));
});

test("an old key is in use when it was called after the new one was made", () => {
  assert.ok(calledSince(inDays(1), inDays(0)));
  assert.ok(!calledSince(inDays(-1), inDays(0)));
  assert.ok(!calledSince(null, inDays(0)));
});

test("limits are read from what the server says of them", () => {
  assert.deepEqual(fromPolicy('"minute";q=1200;w=60, "day";q=100000;w=86400'), { perMinute: 1200, perDay: 100000 });
  assert.deepEqual(fromPolicy('"minute";q=1200;w=60'), { perMinute: 1200, perDay: null });
  assert.deepEqual(fromPolicy(null), { perMinute: null, perDay: null });
});

test("counts are read with and without marks between thousands", () => {
  for (const typed of ["6000", " 6,000 ", "6.000", "6 000", "6\u202f000", "6’000"]) assert.equal(readCount(typed), 6000, typed);
  for (const typed of ["", "0", "-1", "1.5", "60,00", "6e3", "lots", "1000000001"]) assert.equal(readCount(typed), null, typed);
});

/** Answers the two routes that the programs ask, to whoever has the right key. */
async function withServer(work: (address: string, asked: string[]) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const good = request.headers.authorization === `Basic ${Buffer.from("the-key:fsk_secret").toString("base64")}`;
    asked.push(`${good ? "" : "refused "}${request.method} ${request.url}`);
    response.writeHead(good ? 200 : 401, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ apikey: { name: "a script’s" }, sets: [{ name: "Sorcha" }] }));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const RUN: Readonly<Record<string, (program: string) => readonly [command: string, args: string[]]>> = {
  curl: (program) => ["sh", ["-c", program]],
  Python: (program) => ["python3", ["-c", program]],
  JavaScript: (program) => ["node", ["--eval", program]],
};

for (const [at, language] of ["curl", "Python", "JavaScript"].entries()) {
  test(`the program in ${language} works as it is`, async (context) => {
    await withServer(async (address, asked) => {
      const [name, program] = snippets(address, "the-key", "fsk_secret")[at]!;
      assert.equal(name, language);
      const [command, args] = RUN[language]!(program);
      try {
        const { stdout } = await run(command, args, { env: { ...process.env, PYTHONIOENCODING: "utf-8" } });
        assert.match(stdout, /a script.*s/);
        assert.match(stdout, /Sorcha/);
      } catch (error) {
        // Not every machine has all of them.
        if ((error as { code?: unknown }).code === "ENOENT" || (error as { code?: unknown }).code === 127) return context.skip();
        throw error;
      }
      assert.deepEqual(asked, ["GET /whoami/key", "GET /sets/key"]);
    });
  });
}

test("no program has a blank line in a block, where Python’s prompt would end it", () => {
  const [, [, program]] = snippets("http://localhost", "k", "s") as [unknown, [string, string], unknown];
  assert.doesNotMatch(program, /\n\n +/);
});

test("a key's own limits come before the usual ones, each by itself", () => {
  const usual = { perMinute: 1200, perDay: null };
  assert.deepEqual(limitsOf({}, usual), usual);
  assert.deepEqual(limitsOf({ limits: { perMinute: 0, perDay: null } }, usual), { perMinute: 0, perDay: null });
  assert.deepEqual(limitsOf({ limits: { perMinute: null, perDay: 5 } }, usual), { perMinute: 1200, perDay: 5 });
});

test("a key that its owner removed is told apart from one that was revoked for them", () => {
  const revoked = (by: "owner" | "maintainer" | "finder") => ({ revoked: { at: inDays(0), by, reason: "" } });
  assert.ok(wasRemoved(revoked("owner")));
  assert.ok(!wasRemoved(revoked("maintainer")));
  assert.ok(!wasRemoved({}));
});
