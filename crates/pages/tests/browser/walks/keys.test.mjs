import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually } from "../kit/eventually.mjs";
import { run } from "../kit/run.mjs";
import { walk } from "../kit/walk.mjs";

/** What each program is handed to; each of them calls twice. */
const RUNNERS = {
  curl: ["sh", "-es"],
  Python: [process.env.FREESEWING_TEST_PYTHON ?? "python3", "-"],
  JavaScript: [process.execPath, "-"],
};
const CALLS = 2;

/** What is promised to newcomers: a working key in less than that, in milliseconds. */
const PROMISED = 120_000;

walk("a newcomer gets from nothing to a working key, and ends it again", async ({ server, people, come, step }) => {
  const email = "newcomer@example.com";
  const visitor = await come();
  const { page } = visitor;
  const programs = {};
  const began = Date.now();
  let first;
  let second;
  let third;

  /** The key whose secret the page shows right now. */
  const shownKey = async () => {
    const secret = page.getByRole("textbox", { name: "Secret", exact: true });
    const key = page.getByRole("textbox", { name: "Key", exact: true });
    return { key: await key.inputValue(), secret: await secret.inputValue() };
  };
  const copyOf = async (language) => {
    await page.getByRole("tab", { name: language, exact: true }).click();
    await visitor.button(`Copy: ${language}`).click();
    return visitor.clipboard();
  };
  const rotate = async (overlap) => {
    await visitor.sees("Rotate");
    await page.getByRole("heading", { name: "Rotate", exact: true }).click();
    await visitor.field("The old key goes on for").selectOption({ label: overlap });
    await visitor.button("Rotate").click();
    await visitor.sees("The new key is there");
    return shownKey();
  };

  await step("signs up, and finds the way back by the link in the mail", async () => {
    await page.goto(server.pages);
    await visitor.link("Sign up").click();
    await visitor.field("E-mail address").fill(email);
    await visitor.button("Sign up").click();
    await visitor.reads("There is no mail server here. Mails lie in the folder");
    await visitor.follow(await server.mailbox.link("signup", email));
    await visitor.sees("Confirm your account");
  });

  await step("consents, and is in", async () => {
    const confirm = visitor.button("Confirm your account");
    assert.ok(await confirm.isDisabled(), "without consent there is no account");
    await visitor.switch("You may keep my account data and my measurements.").check();
    await confirm.click();
    await visitor.sees("API keys");
    await visitor.reads("You have no key yet.");
  });

  await step("makes a key with the slider and an end", async () => {
    await visitor.link("New key").click();
    await visitor.field("Name").fill("my first script");
    const slider = page.getByRole("slider", { name: "What it can do" });
    await slider.focus();
    while ((await slider.inputValue()) !== "3") await slider.press("ArrowRight");
    await visitor.reads("Level 3: read and write");
    await visitor.field("How long it works").selectOption({ label: "1 month" });
    await visitor.button("Make the key").click();
    await visitor.sees("The key is there");
    first = await shownKey();
    assert.equal(await people.statusOf(first), 200);
  });

  await step("copies the programs", async () => {
    for (const language of Object.keys(RUNNERS)) programs[language] = await copyOf(language);
  });

  await step("runs them, and they work", async (t) => {
    for (const [language, command] of Object.entries(RUNNERS)) {
      const { code, out, err } = await run(command, programs[language]);
      assert.equal(code, 0, `${language}: ${err}`);
      assert.match(out, /my first script/, language);
      assert.match(out, new RegExp(first.key), language);
      assert.match(out, /\blevel['"]?: ?3\b/, language);
      assert.match(out, /\[\]/, `${language} shows that there are no sets yet`);
    }
    const took = Date.now() - began;
    t.diagnostic(`from the first page to a working key in three languages: ${(took / 1000).toFixed(1)} s`);
    assert.ok(took < PROMISED);
  });

  await step("sees the secret this once", async () => {
    await visitor.button("I have kept it").click();
    await visitor.sees("my first script");
    const kept = await page.evaluate(() => JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes(first.secret));
  });

  await step("sees each call counted, also by route and as a sheet", async () => {
    const calls = String(CALLS * Object.keys(RUNNERS).length + 1);
    await eventually("all calls are counted", async () => {
      await page.reload();
      await visitor.sees("my first script");
      await visitor.fact("All").waitFor();
      return (await visitor.fact("Calls").innerText()) === calls && (await visitor.fact("All").innerText()) === calls;
    });
    await visitor.field("Show by").selectOption({ label: "Route" });
    await page.getByRole("row", { name: /GET \/sets\/key 3 / }).waitFor();
    const [sheet] = await Promise.all([page.waitForEvent("download"), visitor.button("Download CSV").click()]);
    assert.match(sheet.suggestedFilename(), /^my-first-script-route-.*\.csv$/);
    assert.match(await readFile(await sheet.path(), "utf8"), /GET \/sets\/key,3,3,0,0,0,0/);
  });

  await step("rotates it, and both keys work for a while", async () => {
    second = await rotate("1 hour");
    assert.notEqual(second.secret, first.secret);
    assert.deepEqual([await people.statusOf(first), await people.statusOf(second)], [200, 200]);
    await visitor.button("I have kept it").click();
    await visitor.sees("The old key");
  });

  await step("rotates it at once, and the old key has ended", async () => {
    third = await rotate("Not at all: it ends at once");
    programs.Python = await copyOf("Python");
    programs.curl = await copyOf("curl");
    assert.deepEqual([await people.statusOf(second), await people.statusOf(third)], [401, 200]);
    await visitor.button("I have kept it").click();
  });

  await step("revokes it, and the programs get 401", async () => {
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await page.getByRole("dialog", { name: "Revoke this key?" }).getByRole("button", { name: "Revoke", exact: true }).click();
    await visitor.reads("The key is revoked.");
    assert.equal(await people.statusOf(third), 401);
    const python = await run(RUNNERS.Python, programs.Python);
    assert.notEqual(python.code, 0);
    assert.match(python.err, /HTTP Error 401/);
    const curl = await run(RUNNERS.curl, programs.curl);
    assert.match(curl.out, /Unauthorized/);
  });

  await step("finds the ended keys when asked to show them", async () => {
    await visitor.open("keys");
    await visitor.sees("API keys");
    await page.getByRole("switch", { name: /^Show keys that ended/ }).check();
    await page.getByText("Revoked", { exact: true }).waitFor();
  });
});
