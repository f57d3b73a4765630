// Asks the server which key this is.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

const answer = await fetch(`${FREESEWING_URL}/whoami/key`, {
  headers: { Authorization: credential },
});
if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
const { apikey } = await answer.json();

console.log(`${apikey.name}: level ${apikey.level}, until ${apikey.expiresAt}`);
