// Sends a set without a name, and says what is wrong.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

const answer = await fetch(`${FREESEWING_URL}/sets/key`, {
  method: "POST",
  headers: { Authorization: credential, "Content-Type": "application/json" },
  body: JSON.stringify({ notes: "no name" }),
});

async function whatIsWrong({ status, headers }) {
  if (status === 401) return "the key does not work: mistyped, expired or revoked"; // Plain text.
  if (status === 429 || status === 503) {
    return `too much for now, come back in ${headers.get("Retry-After")} s`;
  }
  if (status >= 500) return "the server's fault, try again later";
  const text = await answer.text(); // A record that is not there has no text at all.
  return `refused: ${text === "" ? "notFound" : JSON.parse(text).error}`;
}

console.log(answer.ok ? "kept" : await whatIsWrong(answer));
process.exitCode = answer.ok ? 0 : 1;
