// A walk: a server and a browser of its own, and steps that are taken one after the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, Visitor } from "./browser.mjs";
import { People } from "./people.mjs";
import { Server } from "./server.mjs";

/**
 * `take` gets the server, `people` who have accounts there, `come` which gives somebody with a browser window, and `step`,
 * which is a test of its own; after one that failed, the others are left out.
 */
export function walk(name, take, settings = {}) {
  test(name, async (t) => {
    const server = await Server.start(settings);
    t.after(() => server.stop());
    const browser = await openBrowser();
    t.after(() => browser.close());
    const visitors = [];
    const come = async (options) => {
      const visitor = await Visitor.come(browser, server, options);
      visitors.push(visitor);
      return visitor;
    };
    const troubles = () => visitors.flatMap((visitor) => visitor.troubles.splice(0));
    let failed = false;
    const step = (title, act) =>
      t.test(title, async (here) => {
        if (failed) return here.skip("a step before this one failed");
        try {
          await act(here);
          for (const visitor of visitors) await visitor.rests();
          assert.deepEqual(troubles(), []);
        } catch (error) {
          failed = true;
          await picturesOf(visitors, title);
          here.diagnostic(server.lastWords());
          throw error;
        }
      });
    await take({ server, people: new People(server), come, step });
  });
}

/** What everybody saw when it went wrong. */
async function picturesOf(visitors, title) {
  for (const [at, visitor] of visitors.entries()) {
    await visitor.picture(`failed, ${title} ${at + 1}`.replaceAll(/[^a-z0-9]+/gi, "-")).catch(() => {});
  }
}
