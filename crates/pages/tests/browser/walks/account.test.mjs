import assert from "node:assert/strict";
import { codeOf } from "../kit/totp.mjs";
import { walk } from "../kit/walk.mjs";

walk("somebody makes their account safe, and leaves", async ({ server, people, come, step }) => {
  const me = await people.user("careful@example.com");
  const visitor = await come();
  const { page } = visitor;
  const better = "four words nobody guesses";
  let otpauth;

  const signIn = async (password = better) => {
    await visitor.signIn(me.name, password);
  };
  const code = async () => {
    await visitor.field("Code").fill(await codeOf(otpauth));
  };
  const confirmDisabling = () =>
    page.getByRole("dialog", { name: "Disable the account" }).getByRole("button", { name: "Disable the account", exact: true });

  await step("sets another password, which holds from then on", async () => {
    await signIn(me.password);
    await visitor.link("Account").click();
    await visitor.link("Security").click();
    await visitor.field("New password").fill(better);
    await visitor.button("Set the password").click();
    await visitor.reads("The password is set, and you are signed in here alone.");
    await visitor.button("Sign out").click();
    visitor.expectRefusal(401, "/signin");
    await signIn(me.password);
    await page.getByRole("alert").waitFor();
    await signIn();
    await visitor.sees("API keys");
  });

  await step("switches the second factor on with the picture, or the secret in it", async () => {
    await visitor.open("account/security");
    await visitor.button("Set it up").click();
    await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
    otpauth = await visitor.link("Open in an app on this device").getAttribute("href");
    const secret = await page.getByRole("textbox", { name: "Secret", exact: true }).inputValue();
    assert.equal(new URL(otpauth).searchParams.get("secret"), secret);
    await code();
    await visitor.button("Switch it on").click();
    await visitor.reads("It is on.");
    await visitor.button("Sign out").click();
  });

  await step("signs in with the code, and not without it", async () => {
    visitor.expectRefusal(403, "/signin");
    await signIn();
    await visitor.field("Code").waitFor();
    visitor.expectRefusal(401, "/signin");
    await visitor.field("Code").fill("000000");
    await visitor.button("Sign in").click();
    await page.getByRole("alert").waitFor();
    await code();
    await visitor.button("Sign in").click();
    await visitor.sees("API keys");
  });

  await step("finds all of that in the activity", async () => {
    await visitor.open("account/activity");
    for (const what of ["Second factor switched on", "Password changed", "Signed in", "Could not sign in"]) await visitor.reads(what);
  });

  await step("moves to another e-mail address", async () => {
    await visitor.open("account/security");
    await visitor.field("New e-mail address").fill("moved@example.com");
    await visitor.button("Send a mail to it").click();
    await visitor.reads("a mail is on its way to it");
    await visitor.follow(await server.mailbox.link("email-change", "moved@example.com"));
    await visitor.button("Use the new address").click();
    await visitor.reads("Your e-mail address is moved@example.com now.");
  });

  await step("says something about themselves", async () => {
    await visitor.open("account");
    await visitor.field("User name").fill("careful");
    await visitor.field("About you").fill("I sew <b>a lot</b>");
    visitor.expectRefusal(404, "/available/username/jwt");
    await visitor.reads("This name is free.");
    const profile = page.locator("form", { has: visitor.field("About you") });
    await profile.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("status").getByText("Saved.", { exact: true }).waitFor();
    me.name = "careful";
  });

  await step("takes everything along", async () => {
    await visitor.open("account/data");
    await visitor.button("Make the file").click();
    const link = await visitor.link("Download the file").getAttribute("href");
    assert.match(link, /^http:\/\/localhost:\d+\/exports\//);
  });

  await step("removes the account, once its name is typed", async () => {
    const remove = visitor.button("Remove it for good");
    const field = visitor.field(`Type ${me.name} to say that you mean it`);
    await field.fill("somebody");
    assert.ok(await remove.isDisabled());
    await field.fill(me.name);
    await remove.click();
    await visitor.sees(/^Welcome$|^Your account is gone$/);
    visitor.expectRefusal(401, "/signin");
    await signIn();
    await page.getByRole("alert").waitFor();
  });

  await step("somebody else disables the account, after a question, and stays out", async () => {
    const tired = await people.user("tired@example.com");
    await visitor.signIn(tired.name, tired.password);
    await visitor.sees("API keys");
    await visitor.open("account/data");
    await visitor.button("Disable the account").click();
    await confirmDisabling().click();
    await visitor.sees(/^Welcome$|^Your account is disabled$/);
    visitor.expectRefusal(403, "/signin");
    await visitor.signIn(tired.name, tired.password);
    await page.getByRole("alert").waitFor();
  });
});
