import assert from "node:assert/strict";
import { linkIn } from "../kit/mailbox.mjs";
import { walk } from "../kit/walk.mjs";

const REASON = "It asks for all sets once a second. Write to us, and we find a better way.";

walk("an administrator revokes somebody's key, and says why", async ({ server, people, come, step }) => {
  const joost = await people.user("joost@example.com");
  const key = await people.key(joost, "nightly import");
  const visitor = await come();
  const { page } = visitor;

  await step("the first administrator comes in by the link that the command line prints", async () => {
    await visitor.follow(linkIn(await server.command("admin", "grant", "boss@example.com")));
    await visitor.button("Sign in").click();
    await visitor.sees("What we may do with your data");
    await visitor.switch("You may keep my account data and my measurements.").check();
    await visitor.button("Confirm your account").click();
    await visitor.sees("API keys");
  });

  await step("sees who uses most", async () => {
    assert.equal(await people.statusOf(key), 200);
    await visitor.link("Maintain").click();
    await visitor.sees("Maintain");
    await page.getByText(joost.name, { exact: true }).first().waitFor();
  });

  await step("finds the account", async () => {
    await visitor.link("Users").click();
    await visitor.field("User name or e-mail address").fill(joost.email);
    await visitor.button("Search").click();
    await visitor.link(joost.name).click();
    await visitor.sees(joost.name);
  });

  await step("revokes the key with a reason, and it gets 401", async () => {
    await visitor.button("Revoke: nightly import").click();
    const dialog = page.getByRole("dialog", { name: "Revoke this key?" });
    const revoke = dialog.getByRole("button", { name: "Revoke", exact: true });
    assert.ok(await revoke.isDisabled(), "without a reason nothing is revoked");
    await dialog.getByLabel("Reason", { exact: true }).fill(REASON);
    await revoke.click();
    await visitor.reads("Keys revoked: 1");
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
    assert.equal(await people.statusOf(key), 401);
  });

  await step("the owner reads the reason in a mail, and at the key", async () => {
    const mail = await server.mailbox.newest("key-revoked", joost.email);
    assert.ok(mail.replaceAll(/\s+/g, " ").includes(REASON), mail);
    const owner = await come();
    await owner.signIn(joost.name, joost.password);
    await owner.page.getByRole("switch", { name: /^Show keys that ended/ }).check();
    await owner.link("nightly import").click();
    await owner.reads(`Reason: ${REASON}`);
    await owner.leave();
  });

  await step("sees how the server is", async () => {
    await visitor.open("maintain");
    await visitor.link("Health").click();
    await visitor.sees("Health");
    for (const part of ["Server", "Database", "Mail", "Pictures", "Exports", "Last backup"]) await visitor.sees(part);
    await visitor.reads("SQLite file");
    await visitor.reads("Mails become files in a folder");
  });

  await step("somebody else gets none of that to see", async () => {
    const user = await come();
    await user.signIn(joost.name, joost.password);
    await user.sees("API keys");
    assert.equal(await user.link("Maintain").count(), 0);
    await user.open("maintain/users");
    await user.reads("Your role does not allow this.");
    await user.leave();
  });
});
