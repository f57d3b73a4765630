// What the stand-in answers to the pages of the account. The code of the second factor is 123456.

const ok = (body, status = 200) => ({ status, body: { result: status === 201 ? "created" : "success", ...body } });
const no = (status, error) => ({ status, body: error && { result: "error", error } });

const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const AGENT = { address: "203.0.113.0/24", agent: "Firefox/130 on Linux" };
const SAMPLES = [
  { kind: "signedIn", means: "password", ...AGENT },
  { kind: "signInFailed", means: "password", reason: "wrongPassword", address: "198.51.100.0/24", agent: "curl/8.9" },
  { kind: "keyCreated", key: "ac7ce2a6-a703-49d1-894a-d916eb88f32f", level: 3, ...AGENT },
  { kind: "roleChanged", from: "user", to: "curator", actor: 9, ...AGENT },
  { kind: "keyRevoked", key: "ac7ce2a6-a703-49d1-894a-d916eb88f32f", by: "maintainer", actor: 9 },
  { kind: "limitsChanged", from: "usual", to: "60/5000", actor: 9 },
  { kind: "teleported", agent: "<img src=x onerror=alert(1)>" },
];
const events = Array.from({ length: 120 }, (_, at) => ({
  id: 120 - at, at: ago(at * 7), userId: 1 + (at % 3), ...SAMPLES[at % SAMPLES.length],
}));

/** A page of what happened, as the server gives it. */
export function activity(query, ofUser) {
  const kind = query.get("kind");
  const before = Number(query.get("before") ?? Infinity);
  const limit = Number(query.get("limit") ?? 50);
  const found = events.filter((event) => event.id < before && (!kind || event.kind === kind) && (!ofUser || event.userId === ofUser));
  const page = found.slice(0, limit);
  return ok({ activity: page, next: found.length > limit ? page.at(-1).id : null });
}

/** Not a code that any app reads, but one that looks like it. */
function qrcode() {
  let path = "";
  for (let y = 4; y < 33; y++) for (let x = 4; x < 33; x++) if ((x * y + x + y * 3) % 5 < 2) path += `M${x} ${y}h1v1h-1z`;
  return `<svg class="qrcode" width="100%" height="100%" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37" shape-rendering="crispEdges"><path fill="none" d="M0 0h37v37H0z"/><path fill="currentColor" d="${path}"/></svg>`;
}

export const accountRoutes = (account, port) => {
  let wanted = null;
  return {
    "POST /available/username/jwt": ({ body }) =>
      /taken|@/.test(body.username) ? ok({ username: body.username, available: false }) : no(404),
    "PATCH /consent/jwt": ({ body }) => ok({ account: Object.assign(account, body), token: "stand-in" }),
    "PATCH /account/jwt": ({ body }) => {
      const { username, email, password, signOutElsewhere, img, confirm, confirmation, check, ...rest } = body;
      if (img !== undefined && !/^data:image\/(png|jpeg|webp|gif);/.test(img)) return no(400, "imgInvalid");
      if (email === "bad") return no(400, "emailInvalid");
      Object.assign(account, rest, { updatedAt: new Date().toISOString() });
      if (username !== undefined && !/taken|@/.test(username)) account.username = username;
      if (email) wanted = email;
      if (confirm && confirmation !== "good") return no(404);
      if (confirm && check === "good") account.email = wanted ?? "new@example.org";
      return ok({ account, ...(password && signOutElsewhere && { token: "stand-in-2" }) });
    },
    "POST /account/mfa/jwt": ({ body }) => {
      if (body.mfa && body.token === undefined) {
        return ok({ mfa: { secret: "GEZDGNBVGY3TQOJQ", otpauth: "otpauth://totp/FreeSewing:sorcha?secret=GEZDGNBVGY3TQOJQ", qrcode: qrcode() } });
      }
      if (body.token !== "123456") return body.mfa ? no(403, "mfaTokenInvalid") : no(401, "authenticationFailed");
      account.mfaEnabled = body.mfa;
      return ok({ account });
    },
    "GET /account/activity/jwt": ({ query }) => activity(query, 1),
    "GET /account/export/jwt": () => ok({ data: `http://localhost:${port}/exports/0123456789abcdef.json` }),
    "GET /exports/0123456789abcdef.json": () => ok({ account }),
    "GET /account/restrict/jwt": () => ok({ data: {} }),
    "DELETE /account/jwt": () => ok({ data: {} }),
  };
};
