import assert from "node:assert/strict";
import { SIZES } from "../kit/browser.mjs";
import { furnish } from "../kit/furnish.mjs";
import { serious } from "../kit/axe.mjs";
import { inside, maintaining, outside } from "../kit/tour.mjs";
import { walk } from "../kit/walk.mjs";

const COLOURS = ["light", "dark"];

walk("every page is good for everybody", async ({ server, people, come, step }) => {
  const admin = await people.admin("boss@example.com");
  const user = await people.user("ann@example.com");
  const things = await furnish(server, people, user, admin);
  await server.call("/signup", { body: { email: "new@example.com", language: "en" } });
  const link = await server.mailbox.link("signup", "new@example.com");
  const own = await furnish(server, people, admin, admin);

  /** Looks at each page, in the light and in the dark, and keeps pictures; who has seen a page already only looks again. */
  const look = async (visitor, size, pages, again = false) => {
    const { page } = visitor;
    for (const [name, path, heading] of pages) {
      await visitor.open(path);
      await visitor.sees(heading);
      await visitor.rests();
      await page.locator(".loading").first().waitFor({ state: "detached" });
      for (const colours of again ? COLOURS.slice(0, 1) : COLOURS) {
        await page.emulateMedia({ colorScheme: colours });
        assert.deepEqual(await serious(page), [], `${name}, ${size}, ${colours}`);
        if (!again) await visitor.picture(`${name}-${size}-${colours}`, { fullPage: true });
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= SIZES[size].width, `${name}, ${size}: is ${wide} pixels wide`);
      assert.deepEqual(visitor.troubles.splice(0), [], `${name}, ${size}`);
    }
  };

  for (const size of Object.keys(SIZES)) {
    await step(`before signing in, on a ${size}`, async () => {
      const visitor = await come({ size });
      await look(visitor, size, outside(link));
      await visitor.leave();
    });

    await step(`for somebody with an account, on a ${size}`, async () => {
      const visitor = await come({ size });
      await visitor.signIn(user.name, user.password);
      await visitor.sees("API keys");
      await look(visitor, size, inside(things));
      await visitor.leave();
    });

    await step(`for an administrator, on a ${size}`, async () => {
      const visitor = await come({ size });
      await visitor.signIn(admin.name, admin.password);
      await visitor.sees("API keys");
      // What everybody has looks the same to administrators, but for the menu, and levels that are higher.
      await look(visitor, size, maintaining(user));
      await look(visitor, size, inside(own), true);
      await visitor.leave();
    });
  }
});
