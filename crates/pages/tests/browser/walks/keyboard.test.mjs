import assert from "node:assert/strict";
import { walk } from "../kit/walk.mjs";

/** More stops than any of these pages has before what is looked for. */
const STOPS = 40;

walk("somebody without a mouse signs in and makes a key", async ({ people, come, step }) => {
  const me = await people.user("keys-only@example.com");
  const visitor = await come();
  const { page } = visitor;
  const { keyboard } = page;

  const hasFocus = (what) => what.evaluate((element) => element === document.activeElement).catch(() => false);
  /** Whether it is to be seen where the keyboard is. */
  const isMarked = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
  const tabTo = async (what) => {
    await what.waitFor();
    for (let stops = 0; stops < STOPS; stops += 1) {
      await keyboard.press("Tab");
      const where = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
      assert.ok(await isMarked(), `one does not see that the keyboard is at ${where}`);
      if (await hasFocus(what)) return;
    }
    assert.fail(`${STOPS} stops do not lead to ${what}`);
  };

  await step("signs in with Tab and Enter", async () => {
    await visitor.open();
    await tabTo(visitor.field("User name or e-mail address"));
    await keyboard.type(me.name);
    await tabTo(visitor.field("Password"));
    await keyboard.type(me.password);
    await keyboard.press("Enter");
    await visitor.sees("API keys");
  });

  await step("skips the menu", async () => {
    await page.reload();
    await visitor.sees("API keys");
    await keyboard.press("Tab");
    assert.ok(await hasFocus(visitor.link("Skip to content")));
    await keyboard.press("Enter");
    await tabTo(visitor.link("New key"));
    await keyboard.press("Enter");
    await visitor.sees("New key");
  });

  await step("fills the form in, with the arrow keys where there is something to choose", async () => {
    await tabTo(visitor.field("Name"));
    await keyboard.type("made by keyboard");
    await tabTo(page.getByRole("slider", { name: "What it can do" }));
    const before = await page.getByRole("slider").getAttribute("aria-valuetext");
    await keyboard.press("ArrowRight");
    assert.notEqual(await page.getByRole("slider").getAttribute("aria-valuetext"), before);
    await tabTo(visitor.field("How long it works"));
    await keyboard.press("End");
    assert.equal(await visitor.field("How long it works").evaluate((element) => element.selectedOptions[0].label), "1 year");
    await tabTo(visitor.button("Make the key"));
    await keyboard.press("Enter");
  });

  await step("is where the secret is, and copies it", async () => {
    const heading = page.getByRole("heading", { name: "The key is there", exact: true });
    await heading.waitFor();
    assert.ok(await hasFocus(heading));
    await tabTo(visitor.button("Copy: Secret"));
    await keyboard.press("Enter");
    assert.equal(await visitor.clipboard(), await page.getByRole("textbox", { name: "Secret", exact: true }).inputValue());
  });

  await step("goes from program to program with the arrow keys", async () => {
    await tabTo(page.getByRole("tab", { name: "curl", exact: true }));
    await keyboard.press("ArrowRight");
    assert.ok(await hasFocus(page.getByRole("tab", { name: "Python", exact: true })));
    await tabTo(visitor.button("Copy: Python"));
    await keyboard.press("Enter");
    assert.match(await visitor.clipboard(), /^import base64/);
  });

  await step("asks whether to revoke it, and says no with Escape", async () => {
    await tabTo(visitor.button("I have kept it"));
    await keyboard.press("Enter");
    await visitor.sees("made by keyboard");
    const revoke = visitor.button("Revoke");
    await tabTo(revoke);
    await keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Revoke this key?" }).waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.ok(await hasFocus(revoke), "the keyboard is where it was before");
  });
});
