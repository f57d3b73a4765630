// Keeps a measurement set, changes it, reads it and removes it again.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

async function call(method, path, body) {
  const answer = await fetch(FREESEWING_URL + path, {
    method,
    headers: { Authorization: credential, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

const measies = { chest: 1000, waist: 850.5 };
const { set: made } = await call("POST", "/sets/key", { name: "Joost", measies });

// Only what is sent changes: the chest stays.
await call("PATCH", `/sets/${made.id}/key`, { measies: { waist: 860 } });

const { set } = await call("GET", `/sets/${made.id}/key`);
console.log(`${set.name}: chest ${set.measies.chest}, waist ${set.measies.waist}`);

await call("DELETE", `/sets/${made.id}/key`);
console.log("removed");
