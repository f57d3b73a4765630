// Reads what happened to the account, two events at a time, the latest first.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

async function* activity() {
  let query = "?limit=2";
  while (query !== null) {
    const answer = await fetch(`${FREESEWING_URL}/account/activity/key${query}`, {
      headers: { Authorization: credential },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const page = await answer.json();
    yield* page.activity;
    // The number to go on from; the last page has none.
    query = page.next ? `?limit=2&before=${page.next}` : null;
  }
}

for await (const event of activity()) {
  console.log(event.kind);
}
