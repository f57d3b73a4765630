// Serves the built pages with a stand-in for the API that keeps everything in memory, to look at them without the server.
//
//   node build.mjs && node dev.mjs [port]
//
// Any name and password sign in; the names of roles, such as admin, sign in as one. What is typed is gone when this stops.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { accountRoutes } from "./dev/account.mjs";
import { keptRoutes } from "./dev/kept.mjs";
import { maintainRoutes } from "./dev/maintain.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "assets");
const port = Number(process.argv[2] ?? 4173);

/** As strict as the server, so that what breaks there breaks here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

const now = () => new Date().toISOString();
const HER = {
  head: 560, neck: 360, shoulderToShoulder: 400, shoulderSlope: 13, shoulderToElbow: 345, shoulderToWrist: 580, biceps: 290,
  wrist: 160, highBust: 870, highBustFront: 450, chest: 920, bustFront: 490, bustSpan: 180, underbust: 790, hpsToBust: 275,
  bustPointToUnderbust: 75, hpsToWaistFront: 440, hpsToWaistBack: 415, waistToArmpit: 205, waistToUnderbust: 90, waist: 740,
  waistBack: 360, hips: 880, seat: 990, seatBack: 510, waistToHips: 120, waistToSeat: 210, crotchDepth: 280, crossSeam: 730,
  crossSeamFront: 350, waistToUpperLeg: 275, waistToKnee: 590, waistToFloor: 1050, inseam: 770, upperLeg: 570, knee: 380,
  ankle: 240, heel: 310,
};
const { head, neck, chest, waist, hips, seat, shoulderSlope } = HER;

const account = {
  id: 1, bio: "", compare: true, consent: 2, control: 1, createdAt: now(), email: "sorcha@example.org", data: {}, ihash: "0".repeat(64),
  imperial: false, initial: "sorcha@example.org", jwtCalls: 3, keyCalls: 0, language: "en", lastSeen: null, mfaEnabled: false,
  newsletter: false, patron: 0, role: "user", status: 1, updatedAt: now(), username: "sorcha", lusername: "sorcha", passwordType: "v3",
};
const sets = new Map();
let next = 1;

function addSet(given) {
  const id = next++;
  const set = {
    id, createdAt: now(), img: "default-avatar", imperial: given.imperial === true, name: given.name, notes: given.notes || "--",
    userId: 1, measies: sane(given.measies ?? {}), public: given.public === true, updatedAt: now(),
  };
  sets.set(id, set);
  return set;
}

const sane = (measies) =>
  Object.fromEntries(Object.entries(measies).filter(([name, value]) => name in HER && typeof value === "number" && value > 0));

addSet({ name: "Sorcha, winter", notes: "Measured over a thin jumper.", measies: HER, public: true });
addSet({ name: "Joost", imperial: true, measies: { head, neck, chest: 1003.3, waist: 927.1, hips, seat, shoulderSlope } });
addSet({ name: "<img src=x onerror=alert(1)>", measies: { waist: 1250, hips: 900, waistBack: 1250, neck: 36 } });

const curated = [[152, 0.9], [168, 1], [184, 1.1]].map(([height, scale], at) => ({
  id: at + 1, createdAt: now(), height, nameDe: `Frau, ${height} cm`, nameEn: `Woman, ${height} cm`, nameEs: "", nameFr: "", nameNl: "", nameUk: "",
  notesDe: "", notesEn: "Measured by FreeSewing.", notesEs: "", notesFr: "", notesNl: "", notesUk: "", tags: at === 0 ? {} : ["adult", "breasts"],
  measies: Object.fromEntries(Object.entries(HER).map(([name, value]) => [name, name === "shoulderSlope" ? value : Math.round(value * scale)])),
  updatedAt: now(), published: true,
}));

const ok = (body, status = 200) => ({ status, body: { result: status === 201 ? "created" : "success", ...body } });
const no = (status, error) => ({ status, body: error && { result: "error", error } });

/** Routes by method and path; `:id` is a number, `:key` a UUID. */
const ROUTES = {
  ...accountRoutes(account, port),
  ...keptRoutes,
  ...maintainRoutes,
  "POST /signin": ({ body }) => {
    account.role = ["curator", "support", "admin"].includes(body.username) ? body.username : "user";
    return ok({ token: "stand-in", account });
  },
  "GET /whoami/jwt": () => ok({ account }),
  "GET /account/jwt": () => ok({ account }),
  "GET /sets/jwt": () => ok({ sets: [...sets.values()] }),
  "POST /sets/jwt": ({ body }) => (body.name ? ok({ set: addSet(body) }, 201) : no(400, "nameMissing")),
  "GET /sets/:id/jwt": ({ id }) => (sets.has(id) ? ok({ set: sets.get(id) }) : no(404)),
  "PATCH /sets/:id/jwt": ({ id, body }) => {
    const set = sets.get(id);
    if (!set) return no(404);
    const { measies, ...rest } = body;
    Object.assign(set, rest, { measies: sane({ ...set.measies, ...measies }), updatedAt: now() });
    return ok({ set });
  },
  "DELETE /sets/:id/jwt": ({ id }) => (sets.delete(id) ? { status: 204 } : no(404)),
  "GET /sets/:id.json": ({ id }) => {
    const { measies, userId, public: open, imperial, ...set } = sets.get(id) ?? {};
    return open ? ok({ type: "measurementsSet", ...set, measurements: measies, units: imperial ? "imperial" : "metric" }) : no(404);
  },
  "GET /curated-sets": () => ok({ curatedSets: curated }),
  "POST /curated-sets/:id/clone/jwt": ({ id, body }) => {
    const found = curated.find((set) => set.id === id);
    const suffix = body.language?.[0].toUpperCase() + body.language?.slice(1);
    if (!found) return no(404);
    if (!found[`name${suffix}`]) return no(400, "nameMissing");
    return ok({ set: addSet({ name: found[`name${suffix}`], notes: found[`notes${suffix}`], measies: found.measies }) }, 201);
  },
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

function answer(method, { pathname, searchParams: query }, accept, body) {
  const [key] = UUID.exec(pathname) ?? [];
  const path = pathname.replace(UUID, ":key");
  const [, id] = /\/(\d+)(?=[/.]|$)/.exec(path) ?? [];
  const route = ROUTES[`${method} ${id === undefined ? path : path.replace(id, ":id")}`];
  return route === undefined ? no(404) : route({ id: Number(id), key, query, accept, body });
}

function file(path) {
  if (path === "/account/") return join(assets, "index.html");
  if (path === "/avatar.svg" || path.startsWith("/images/")) return join(here, "..", "..", "http", "assets", "avatar.svg");
  const [, name] = /^\/account\/assets\/([\w.]+)$/.exec(path) ?? [];
  return name === undefined ? null : join(assets, name);
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  const { pathname } = url;
  const found = file(pathname);
  if (pathname === "/" || pathname === "/account") {
    response.writeHead(302, { Location: "/account/" }).end();
  } else if (found !== null && existsSync(found)) {
    response.writeHead(200, { "Content-Type": `${TYPES[extname(found)]}; charset=utf-8`, "Content-Security-Policy": POLICY });
    response.end(readFileSync(found));
  } else {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { status, body } = answer(request.method, url, request.headers.accept, text === "" ? {} : JSON.parse(text));
    const type = typeof body === "string" ? "text/csv" : "application/json";
    response.writeHead(status, body === undefined ? {} : { "Content-Type": `${type}; charset=utf-8` });
    response.end(typeof body === "string" || body === undefined ? body : JSON.stringify(body));
  }
}).listen(port, "127.0.0.1", () => console.log(`http://localhost:${port}/account/`));
