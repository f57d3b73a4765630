// Calls three times, and waits whenever the server asks for it.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

async function get(path, tries = 6) {
  const answer = await fetch(FREESEWING_URL + path, { headers: { Authorization: credential } });
  if (answer.ok) return answer.json();
  const text = await answer.text();
  if (![429, 503].includes(answer.status) || tries <= 1) {
    throw new Error(`${answer.status} ${text}`);
  }
  const seconds = Number(answer.headers.get("Retry-After") ?? 60);
  console.error(`waiting ${seconds} s`);
  await new Promise((go) => setTimeout(go, seconds * 1000));
  return get(path, tries - 1);
}

for (const call of [1, 2, 3]) {
  await get("/sets/key");
  console.log(`call ${call}: done`);
}
