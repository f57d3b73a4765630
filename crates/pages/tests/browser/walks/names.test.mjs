import assert from "node:assert/strict";
import { walk } from "../kit/walk.mjs";

const NAME = "<img src=x onerror=alert(1)>";

walk("what people typed is shown as text, whatever it is", async ({ server, people, come, step }) => {
  const villain = await people.user("villain@example.com");
  const admin = await people.admin("boss@example.com");
  const visitor = await come();
  const { page } = visitor;
  const made = {};

  /** The name stands there as it was typed, and nothing has become of it. */
  const isText = async (where = page) => {
    await where.getByText(NAME).first().waitFor();
    assert.equal(await page.locator("img[src=x]").count(), 0);
  };
  const dismiss = () => page.keyboard.press("Escape");

  await step("the API takes such names", async () => {
    const keep = async (path, body) => Object.values(await server.call(path, { ...villain, body }))[1];
    made.set = await keep("/sets/jwt", { name: NAME, notes: NAME, measies: { chest: 900 }, public: true });
    made.key = await people.key(villain, NAME);
    made.pattern = await keep("/patterns/jwt", { design: "aaron", name: NAME, notes: NAME, settings: {}, data: {}, public: true });
    made.bookmark = await keep("/bookmarks/jwt", { title: NAME, url: "javascript:alert(1)", type: "custom" });
    await server.call("/account/jwt", { ...villain, method: "PATCH", body: { username: NAME, bio: NAME } });
    await server.call("/quota-requests/jwt", { ...villain, body: { purpose: NAME, perMinute: 5000 } });
    await people.statusOf(made.key);
    const { account } = await server.call("/account/jwt", villain);
    assert.equal(account.username, NAME);
  });

  await step("as the name of a set, in the list, the question and the editor", async () => {
    await visitor.signIn(villain.email, villain.password);
    await visitor.sees("API keys");
    await visitor.open("sets");
    await isText(page.getByRole("heading"));
    await visitor.button(`Remove: ${NAME}`).click();
    await isText(page.getByRole("dialog"));
    await dismiss();
    await visitor.open(`sets/${made.set.id}`);
    await isText(page.getByRole("heading"));
    assert.equal(await visitor.field("Name").inputValue(), NAME);
  });

  await step("as the name of a key", async () => {
    await visitor.open("keys");
    await isText(page.getByRole("listitem"));
    await visitor.open(`keys/${made.key.key}`);
    await isText(page.getByRole("heading"));
    await visitor.button("Revoke").click();
    await isText(page.getByRole("dialog"));
    await dismiss();
  });

  await step("as the name of a pattern", async () => {
    await visitor.open("patterns");
    await isText(page.getByRole("heading"));
    await visitor.button(`Remove: ${NAME}`).click();
    await isText(page.getByRole("dialog"));
    await dismiss();
  });

  await step("as the title of a bookmark, whose address is no link either", async () => {
    await visitor.open("bookmarks");
    await isText(page.getByRole("heading"));
    await visitor.reads("javascript:alert(1)");
    assert.equal(await page.locator("a[href^='javascript:']").count(), 0);
  });

  await step("as a user name, and as what one says of oneself", async () => {
    await visitor.open("account");
    assert.equal(await visitor.field("User name").inputValue(), NAME);
    assert.equal(await visitor.field("About you").inputValue(), NAME);
    await visitor.open("account/data");
    await isText();
  });

  await step("as what one asks for", async () => {
    await visitor.open("more");
    await isText();
  });

  await step("and to an administrator", async () => {
    const boss = await come();
    await boss.signIn(admin.name, admin.password);
    await boss.sees("API keys");
    for (const where of ["maintain/usage", `maintain/users?q=${encodeURIComponent(NAME)}`, `maintain/users/${villain.id}`, "maintain/requests"]) {
      await boss.open(where);
      await boss.reads(NAME);
      assert.equal(await boss.page.locator("img[src=x]").count(), 0, where);
    }
    await boss.button(`Revoke: ${NAME}`).count();
    await boss.leave();
  });
});
