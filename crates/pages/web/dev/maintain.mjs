// What the stand-in answers to maintainers: whoever signs in as "admin", "support" or "curator" is one.

import { activity } from "./account.mjs";

const ok = (body, status = 200) => ({ status, body: { result: status === 201 ? "created" : "success", ...body } });
const no = (status, error) => ({ status, body: error && { result: "error", error } });
const now = () => new Date().toISOString();

const NAMES = ["joost", "<img src=x onerror=alert(1)>", "a-user-with-a-very-long-name-that-does-not-end-soon", "wouter", "karen", "paul"];
const users = new Map(
  NAMES.map((username, at) => [
    at + 2,
    {
      id: at + 2, bio: "", compare: true, consent: 1, control: 1, createdAt: now(), email: `user${at + 2}@example.org`, data: {}, ihash: "1".repeat(64),
      imperial: false, initial: `user${at + 2}@example.org`, jwtCalls: 40 * at, keyCalls: 9000 - 1500 * at, language: "nl",
      lastSeen: at === 3 ? null : now(), mfaEnabled: at % 2 === 0, newsletter: false, patron: 0, role: "user", status: at === 4 ? -2 : 1,
      updatedAt: now(), username, lusername: username, passwordType: "v3",
    },
  ]),
);
const keys = new Map(
  NAMES.map((_, at) => {
    const id = `ac7ce2a6-a703-49d1-894a-00000000000${at}`;
    return [id, {
      id, calls: 9000 - 1500 * at, createdAt: now(), expiresAt: new Date(Date.now() + 9e9).toISOString(), name: `nightly import ${at}`, lastSeen: now(),
      level: 3, userId: 2 + (at % 3), state: at === 2 ? "expired" : "active",
    }];
  }),
);
const requests = new Map(
  ["A map of body sizes, for a paper; it reads all public sets once a night.", "More!"].map((purpose, at) => [
    at + 1,
    { id: at + 1, createdAt: now(), userId: at + 2, username: NAMES[at], purpose, perMinute: at ? null : 6000, perDay: at ? 100000 : null, state: "pending" },
  ]),
);
const suggestion = (at, type, data) => [`77d1622a-1211-48e2-9d5e-00000000000${at}`, { id: `77d1622a-1211-48e2-9d5e-00000000000${at}`, createdAt: now(), data, type, userId: at + 2 }];
const sets = new Map([
  suggestion(0, "sugset", { name: "Tall person", notes: "Measured twice.", set: 12, height: "196cm" }),
  suggestion(1, "sugset", { name: "<b>Short</b>", set: 13, height: 150 }),
]);
const packs = new Map([suggestion(2, "opack", { design: "aaron", notes: "Fits me well.", options: { backNeckCutout: 0.05, armholeDrop: 0.1 } })]);

const counted = (calls) => ({ calls, ok: Math.round(calls * 0.9), clientError: Math.round(calls * 0.05), denied: 3, limited: calls > 5000 ? 64 : 0, serverError: 0 });
function usage(query) {
  const by = query.get("by") ?? "user";
  const rows = {
    user: () => [...users.values()].map((user) => ({ userId: user.id, username: user.username, ...counted(user.keyCalls) })).concat({ userId: 99, ...counted(12) }),
    key: () => [
      ...[...keys.values()].map((key) => ({ credential: "key", key: key.id, name: key.name, state: key.state, userId: key.userId, username: users.get(key.userId).username, ...counted(key.calls) })),
      { credential: "token", userId: 2, username: "joost", ...counted(300) },
    ],
    route: () => ["GET /sets/{id}/key", "POST /sets/key", "GET /whoami/jwt"].map((route, at) => ({ route, ...counted(20000 - 9000 * at) })),
  }[by]();
  return { from: now(), to: now(), by, total: counted(rows.reduce((sum, { calls }) => sum + calls, 0)), rows };
}

function revoke(found, reason) {
  if (!reason) return no(400, "reasonMissing");
  const active = found.filter((key) => key?.state === "active");
  if (active.length === 0) return no(found.length === 0 ? 404 : 400, "keyNotActive");
  for (const key of active) key.state = "revoked";
  return ok({ apikeys: active });
}

function decide(id, state, { answer = null, perMinute, perDay }) {
  const request = requests.get(id);
  if (request === undefined) return no(404);
  if (request.state !== "pending") return no(400, "quotaRequestDecided");
  const granted = state === "granted" ? { perMinute: perMinute ?? request.perMinute, perDay: perDay ?? request.perDay } : { perMinute: null, perDay: null };
  return ok({ quotaRequest: Object.assign(request, { state, decision: { at: now(), answer, ...granted }, decidedBy: 1 }) });
}

export const maintainRoutes = {
  "GET /health": () => ok({}),
  "GET /ready": () => ok({}),
  "GET /admin/usage/jwt": ({ query, accept }) =>
    accept === "text/csv" ? { status: 200, body: "username,calls\r\njoost,9000\r\n" } : ok({ usage: usage(query) }),
  "POST /admin/search/users/jwt": ({ body }) => {
    const all = [...users.values()];
    return ok({ users: { email: all.filter(({ email }) => email === body.q), username: all.filter(({ username }) => body.q && username.includes(body.q)) } });
  },
  "GET /admin/user/:id/jwt": ({ id }) => (users.has(id) ? ok({ user: users.get(id) }) : no(404)),
  "PATCH /admin/user/:id/jwt": ({ id, body: { unlock, ...patch } }) => (users.has(id) ? ok({ user: Object.assign(users.get(id), patch) }) : no(404)),
  "GET /users/:id/jwt": ({ id }) => ok({ data: { apikeys: [...keys.values()].filter((key) => key.userId === id && key.state !== "revoked"), bookmarks: [], patterns: [], sets: [] } }),
  "POST /admin/apikeys/:key/revoke/jwt": ({ key, body }) => revoke(keys.has(key) ? [keys.get(key)] : [], body.reason),
  "PATCH /admin/apikeys/:key/jwt": ({ key, body }) => (keys.has(key) ? ok({ apikey: Object.assign(keys.get(key), body) }) : no(404)),
  "POST /admin/user/:id/revoke-keys/jwt": ({ id, body }) => revoke([...keys.values()].filter((key) => key.userId === id), body.reason),
  "GET /admin/quota-requests/jwt": ({ query }) =>
    ok({ quotaRequests: [...requests.values()].filter(({ state }) => query.get("state") === "all" || state === (query.get("state") ?? "pending")) }),
  "POST /admin/quota-requests/:id/grant/jwt": ({ id, body }) => decide(id, "granted", body),
  "POST /admin/quota-requests/:id/decline/jwt": ({ id, body }) => (body.answer ? decide(id, "declined", body) : no(400, "answerMissing")),
  "GET /admin/activity/jwt": ({ query }) => activity(query),
  "GET /admin/user/:id/activity/jwt": ({ id, query }) => activity(query, id),
  "GET /suggested-sets/jwt": () => ok({ suggested: [...sets.values()] }),
  "GET /suggested-packs/jwt": () => ok({ suggested: [...packs.values()] }),
  "POST /curated-sets/from/:key/jwt": ({ key }) => (sets.delete(key) ? ok({ curatedSet: {} }) : no(404)),
  "POST /option-packs/jwt": ({ body }) => (body.nameEn ? ok({ optionPack: body }, 201) : no(400, "nameEnMissing")),
  "DELETE /suggested-sets/:key/jwt": ({ key }) => (sets.delete(key) ? ok({ data: {} }) : no(404)),
  "DELETE /suggested-packs/:key/jwt": ({ key }) => (packs.delete(key) ? ok({ data: {} }) : no(404)),
};
