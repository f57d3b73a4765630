// The stand-in's calls: made up, but always the same for a key.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OUTCOMES = ["ok", "clientError", "denied", "limited", "serverError"];
const ROUTES = ["GET /sets/key", "GET /sets/{id}/key", "GET /whoami/key", "PATCH /sets/{id}/key", "POST /patterns/key"];

const sum = (rows) => {
  const total = Object.fromEntries(["calls", ...OUTCOMES].map((name) => [name, rows.reduce((all, row) => all + row[name], 0)]));
  return total;
};

/** A number from 0 to 1 that looks like chance. */
function chance(seed) {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return value - Math.floor(value);
}

function counted(key, start, most) {
  const created = Date.parse(key.createdAt);
  const over = key.lastSeen === null ? 0 : Date.parse(key.lastSeen);
  const seed = start / HOUR + created / DAY;
  const calls = start + DAY < created || start > over ? 0 : Math.floor(chance(seed) ** 3 * most);
  const part = (share, at) => Math.floor(calls * share * chance(seed + at));
  const parts = { clientError: part(0.15, 1), denied: part(0.1, 2), limited: calls > most * 0.7 ? part(0.3, 3) : 0, serverError: part(0.02, 4) };
  return { calls, ok: calls - Object.values(parts).reduce((all, one) => all + one, 0), ...parts };
}

export function usageOf(key, query, now = Date.now()) {
  const by = query.get("by") ?? "day";
  const step = by === "hour" ? HOUR : DAY;
  const from = Math.floor(Date.parse(query.get("from") ?? new Date(now - 29 * DAY).toISOString()) / step) * step;
  const to = Math.floor(now / step) * step + step;
  const times = [];
  for (let start = from; start < to; start += step) {
    times.push({ [by === "hour" ? "hour" : "day"]: new Date(start).toISOString(), ...counted(key, start, by === "hour" ? 60 : 900) });
  }
  const total = sum(times);
  const rows = {
    hour: times,
    day: times,
    route: ROUTES.map((route, at) => share(route, total, at)).filter(({ calls }) => calls > 0),
    outcome: OUTCOMES.map((outcome) => ({ outcome, calls: total[outcome] })),
  }[by];
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), by, total, rows };
}

/** Each route has half as many calls as the one before. */
function share(route, total, at) {
  const parts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, Math.floor(total[outcome] / 2 ** (at + 1))]));
  return { route, calls: Object.values(parts).reduce((all, one) => all + one, 0), ...parts };
}

export function sheetOf({ by, rows }) {
  const names = [by, "calls", ...(by === "outcome" ? [] : OUTCOMES)];
  return [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => `${cells.join(",")}\r\n`).join("");
}
