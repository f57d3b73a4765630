// Tries something that takes level 4: reading what happened to the account.
const { FREESEWING_URL, FREESEWING_KEY, FREESEWING_SECRET } = process.env;
const credential = "Basic " + btoa(`${FREESEWING_KEY}:${FREESEWING_SECRET}`);

const answer = await fetch(`${FREESEWING_URL}/account/activity/key`, {
  headers: { Authorization: credential },
});
if (answer.ok) {
  console.log("This key may do it.");
} else if (answer.status === 403) {
  const { required, level } = await answer.json();
  console.log(`This takes level ${required}, and the key has level ${level}.`);
} else {
  throw new Error(`${answer.status} ${await answer.text()}`);
}
