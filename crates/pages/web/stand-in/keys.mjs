// The stand-in's API keys and requests for more calls. A key that is made here works, for `/whoami/key` and `/sets/key`.

import { randomBytes, randomUUID } from "node:crypto";
import { sheetOf, usageOf } from "./usage.mjs";

const DAY = 24 * 3_600_000;
const ago = (days) => new Date(Date.now() - days * DAY).toISOString();

/** `account` owns the keys; `sets` gives its measurement sets. */
export function standInKeys(account, sets) {
  const keys = new Map();
  const requests = [];

  const add = (given) => {
    const id = randomUUID();
    const key = { id, calls: 0, createdAt: ago(0), expiresAt: ago(-90), name: "", lastSeen: null, level: 1, userId: account.id, ...given };
    keys.set(id, key);
    return key;
  };
  const secret = () => `fsk_${randomBytes(40).toString("base64").replace(/[^A-Za-z0-9]/g, "").padEnd(49, "x").slice(0, 49)}`;

  const old = add({ name: "nightly import", level: 3, createdAt: ago(200), expiresAt: ago(-2), calls: 17123, lastSeen: ago(0.1) });
  const fresh = add({ name: "nightly import", level: 3, createdAt: ago(1), expiresAt: ago(-199), calls: 41, lastSeen: ago(0.05), predecessor: old.id });
  old.successor = fresh.id;
  add({ name: "<img src=x onerror=alert(1)>", level: 1, createdAt: ago(400), expiresAt: ago(-5), unused: true });
  add({ name: "A map of body sizes, for a paper that is to be read by everybody", level: 4, createdAt: ago(60), expiresAt: ago(-300), calls: 218402, lastSeen: ago(0), limits: { perMinute: 6000, perDay: null } });
  add({ name: "curators’ helper", level: 5, createdAt: ago(5), expiresAt: ago(-360), calls: 3, lastSeen: ago(4) });
  add({ name: "last year’s script", level: 2, createdAt: ago(400), expiresAt: ago(34), calls: 812, lastSeen: ago(40) });
  add({ name: "runs wild", level: 3, createdAt: ago(30), expiresAt: ago(-60), calls: 90210, lastSeen: ago(3), revoked: { at: ago(3), by: "maintainer", reason: "It called us a thousand times a minute for a week.\nWrite to us, and we find a way." } });
  add({ name: "demo", level: 1, createdAt: ago(30), expiresAt: ago(-60), calls: 7, lastSeen: ago(9), revoked: { at: ago(8), by: "finder", reason: "" } });
  requests.push({ id: 1, createdAt: ago(61), purpose: "A map of body sizes", perMinute: 10000, perDay: null, state: "granted", decision: { at: ago(60), answer: "Have fun! Please stop when you are done.", perMinute: 6000, perDay: null } });
  requests.push({ id: 2, createdAt: ago(20), purpose: "The same, but more often", perMinute: 100000, perDay: 10000000, state: "declined", decision: { at: ago(19), answer: "We cannot afford that.", perMinute: null, perDay: null } });

  const stateOf = (key) => {
    if (key.revoked) return "revoked";
    if (Date.parse(key.expiresAt) > Date.now()) return "active";
    return key.successor ? "rotated" : "expired";
  };
  const listed = ({ secret: _, ...key }) => ({ ...key, state: stateOf(key) });
  const made = ({ id, secret: plain, level, createdAt, expiresAt, name, userId }) => ({ key: id, secret: plain, level, createdAt, expiresAt, name, userId });
  const ok = (body, status = 200) => ({ status, body: { result: status === 201 ? "created" : "success", ...body } });
  const no = (status, error) => ({ status, body: error && { result: "error", error } });

  function byId(id, action, { method, body, query, accept }) {
    const key = keys.get(id);
    if (key === undefined) return no(404);
    if (action === "usage") {
      const usage = usageOf(key, query);
      return accept === "text/csv" ? { status: 200, type: "text/csv; charset=utf-8", text: sheetOf(usage) } : ok({ usage });
    }
    if (action === "rotate") {
      if (stateOf(key) !== "active" || key.successor) return no(400, "keyNotActive");
      const life = Date.parse(key.expiresAt) - Date.parse(key.createdAt);
      const next = add({ name: key.name, level: key.level, expiresAt: new Date(Date.now() + life).toISOString(), secret: secret(), predecessor: id });
      key.successor = next.id;
      key.expiresAt = new Date(Math.min(Date.parse(key.expiresAt), Date.now() + body.overlap * 1000)).toISOString();
      return ok({ apikey: made(next) }, 201);
    }
    if (method === "DELETE") {
      key.revoked = { at: ago(0), by: "owner", reason: "" };
      return { status: 204 };
    }
    if (method === "PATCH") {
      if (body.level > key.level) return no(400, "keyLevelRaised");
      const { expiresIn, ...rest } = body;
      Object.assign(key, rest, expiresIn && { expiresAt: new Date(Date.now() + expiresIn * 1000).toISOString() });
    }
    return ok({ apikey: { ...listed(key), key: id } });
  }

  /** What a script may ask with a key. */
  function withKey(path, authorization) {
    const [id, given] = Buffer.from(/^Basic (.+)$/.exec(authorization ?? "")?.[1] ?? "", "base64").toString().split(":");
    const key = keys.get(id);
    if (key?.secret === undefined || key.secret !== given || stateOf(key) !== "active") return { status: 401, type: "text/plain", text: "Unauthorized" };
    key.calls += 1;
    key.lastSeen = ago(0);
    const { name, level, expiresAt, userId } = key;
    return path === "/whoami/key" ? ok({ apikey: { key: id, level, expiresAt, name, userId } }) : ok({ sets: [...sets.values()] });
  }

  /** Answers what is about keys, and nothing else. */
  return (asked) => {
    const { method, path, query, body, authorization } = asked;
    if (path === "/whoami/key" || path === "/sets/key") return withKey(path, authorization);
    if (path === "/apikeys/jwt" && method === "GET") {
      const all = [...keys.values()].map(listed);
      return ok({ apikeys: query.get("state") === "all" ? all : all.filter(({ state }) => state !== "revoked") });
    }
    if (path === "/apikeys/jwt" && method === "POST") {
      if (body.expiresIn > 366 * 86400) return no(400, "expiresIsHigherThanMaximum");
      const { name, level, expiresIn } = body;
      return ok({ apikey: made(add({ name, level, expiresAt: new Date(Date.now() + expiresIn * 1000).toISOString(), secret: secret() })) }, 201);
    }
    if (path === "/account/usage/jwt") return ok({ usage: usageOf([...keys.values()][0], query) });
    const [, id, action] = /^\/apikeys\/([0-9a-f-]{36})(?:\/(\w+))?\/jwt$/.exec(path) ?? [];
    if (id !== undefined) return byId(id, action, asked);
    if (path === "/quota-requests/jwt" && method === "GET") return ok({ quotaRequests: [...requests].reverse() });
    if (path === "/quota-requests/jwt" && method === "POST") {
      if (requests.some(({ state }) => state === "pending")) return no(400, "quotaRequestPending");
      requests.push({ id: requests.length + 1, createdAt: ago(0), perMinute: null, perDay: null, ...body, state: "pending" });
      return ok({ quotaRequest: requests.at(-1) }, 201);
    }
    return undefined;
  };
}
