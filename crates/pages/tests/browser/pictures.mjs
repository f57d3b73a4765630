// Takes the pictures of docs/pictures anew, with made-up people and made-up measurements: scripts/check-browser --renew-pictures.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, Visitor } from "./kit/browser.mjs";
import { furnish } from "./kit/furnish.mjs";
import { People } from "./kit/people.mjs";
import { Server } from "./kit/server.mjs";

const PICTURES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..", "docs", "pictures");
/** Small enough to stand in a text; the drawing of the body takes more bytes than the rest. */
const VIEWPORT = { width: 1100, height: 620 };
const SMALLER = { width: 960, height: 600 };

const server = await Server.start();
const browser = await openBrowser();
try {
  const people = new People(server);
  const admin = await people.admin("joost@example.com");
  const ann = await people.user("ann@example.com");
  await people.rename(admin, "joost");
  await people.rename(ann, "ann");
  const things = await furnish(server, people, ann, admin);
  mkdirSync(PICTURES, { recursive: true });

  const visit = async (person, options) => {
    const visitor = await Visitor.come(browser, server, options);
    await visitor.signIn(person.name, person.password);
    await visitor.sees("API keys");
    return visitor;
  };
  const take = (visitor, name) => visitor.page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled", caret: "hide" });

  const desktop = await visit(ann, { viewport: VIEWPORT });
  await desktop.page.getByRole("img", { name: /^Calls in the last 30 days: / }).first().waitFor();
  await take(desktop, "keys");
  await desktop.open("keys/new");
  await desktop.field("Name").fill("Colours of my fabrics");
  const slider = desktop.page.getByRole("slider");
  while ((await slider.inputValue()) !== "3") await slider.press("ArrowRight");
  await slider.blur();
  await take(desktop, "new-key");
  await desktop.page.setViewportSize(SMALLER);
  await desktop.open(`sets/${things.set.id}`);
  await desktop.sees(things.set.name);
  await desktop.field("Chest in inches").focus();
  await desktop.field("Chest in inches").evaluate((field) => field.scrollIntoView({ block: "center" }));
  await take(desktop, "measurements");

  const phone = await visit(ann, { size: "phone", colours: "dark" });
  await phone.open(`keys/${things.key.key}`);
  await phone.sees(things.key.name);
  await phone.fact("All").waitFor();
  await phone.page.getByRole("heading", { name: "Use", exact: true }).evaluate((heading) => heading.scrollIntoView());
  await phone.page.locator("[data-column]").last().hover();
  await take(phone, "use-on-a-phone");

  const boss = await visit(admin, { viewport: VIEWPORT });
  await boss.open("maintain/usage");
  await boss.page.getByText(ann.name, { exact: true }).first().waitFor();
  await take(boss, "who-uses-most");
} finally {
  await browser.close();
  await server.stop();
}
