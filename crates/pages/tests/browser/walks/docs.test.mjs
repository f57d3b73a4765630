import assert from "node:assert/strict";
import { SIZES } from "../kit/browser.mjs";
import { serious } from "../kit/axe.mjs";
import { walk } from "../kit/walk.mjs";

const GUIDE = ["guide", "guide/first-key", "guide/levels", "guide/sets", "guide/limits", "guide/errors", "guide/paging"];

walk("the API is tried as the one who is signed in", async ({ server, people, come, step }) => {
  const user = await people.user("ann@example.com");
  const key = await people.key(user, "<b>My</b> script", 1);
  const visitor = await come();
  const { page } = visitor;

  /** Opens an operation, tries it, and tells the status of the answer. */
  const tried = async (path) => {
    const operation = page.locator(".opblock-get", { has: page.locator(`[data-path="${path}"]`) });
    if ((await operation.locator(".opblock-body").count()) === 0) await operation.locator(".opblock-summary-control, .opblock-summary").first().click();
    const begin = operation.getByRole("button", { name: "Try it out", exact: true });
    if (await begin.isVisible()) await begin.click();
    const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === path);
    await operation.getByRole("button", { name: "Execute", exact: true }).click();
    const answer = await answered;
    const shown = operation.locator(".live-responses-table .response-col_status").nth(1);
    await shown.getByText(String(answer.status())).waitFor();
    return answer;
  };

  await step("says that nobody is signed in, and shows how a token is lacking", async () => {
    await page.goto(`${server.url}/docs/`);
    await visitor.reads("You are not signed in here.");
    visitor.expectRefusal(401, "/whoami/jwt");
    assert.equal((await tried("/whoami/jwt")).status(), 401);
  });

  await step("calls as the one who has signed in", async () => {
    await visitor.signIn(user.name, user.password);
    await visitor.sees("API keys");
    await page.goto(`${server.url}/docs/`);
    await visitor.reads(`You are signed in as ${user.name}.`);
    const answer = await tried("/whoami/jwt");
    assert.equal(answer.status(), 200);
    assert.equal((await answer.json()).account.id, user.id);
  });

  await step("takes a key for the paths of keys, and shows its name as text", async () => {
    await page.getByText("Use an API key", { exact: true }).click();
    await visitor.field("Id of the key").fill(key.key);
    await visitor.field("Secret").fill("wrong");
    visitor.expectRefusal(401, "/whoami/key");
    await visitor.button("Use this key").click();
    await visitor.reads("This key does not work.");
    await visitor.field("Secret").fill(key.secret);
    await visitor.button("Use this key").click();
    await visitor.reads("Paths that end in /key take your key “<b>My</b> script”, of level 1.");
    assert.equal((await (await tried("/whoami/key")).json()).apikey.key, key.key);
    assert.ok(!page.url().includes(key.secret));
  });

  await step("keeps nothing of the key", async () => {
    await page.reload();
    await visitor.reads("Paths that end in /key take an API key.");
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    assert.ok(!kept.includes(key.secret) && !kept.includes(key.key), kept);
  });
});

walk("the guide and the welcome page are good for everybody", async ({ server, come, step }) => {
  for (const size of Object.keys(SIZES)) {
    await step(`on a ${size}`, async () => {
      const visitor = await come({ size });
      const { page } = visitor;
      for (const path of ["", ...GUIDE.map((name) => `docs/${name}`)]) {
        await page.goto(`${server.url}/${path}`);
        await page.locator("h1").waitFor();
        for (const colours of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme: colours });
          assert.deepEqual(await serious(page), [], `/${path}, ${size}, ${colours}`);
          await visitor.picture(`${path.replaceAll("/", "-") || "welcome"}-${size}-${colours}`, { fullPage: true });
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= SIZES[size].width, `/${path}, ${size}: is ${wide} pixels wide`);
      }
      await visitor.leave();
    });
  }

  await step("leads from page to page", async () => {
    const { page } = await come();
    await page.goto(`${server.url}/docs/guide`);
    for (const name of ["first-key", "paging"]) {
      await page.locator(`a[href="/docs/guide/${name}"]`).first().click();
      await page.waitForURL(`**/docs/guide/${name}`);
      await page.locator("pre").first().waitFor();
    }
  });
});
