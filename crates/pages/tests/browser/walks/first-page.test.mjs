import assert from "node:assert/strict";
import { openFirstPage } from "../kit/first-page.mjs";
import { walk } from "../kit/walk.mjs";

/** What all of the first page may weigh, compressed as it is sent. */
const BYTES = 50_000;

walk("somebody with a slow phone comes here for the first time", async ({ come, step }) => {
  await step("and has little to wait for", async (t) => {
    const { usable, bytes } = await openFirstPage(come);
    t.diagnostic(`the first page: ${(bytes / 1000).toFixed(1)} kB, usable after ${usable.toFixed(0)} ms`);
    assert.ok(bytes > 10_000 && bytes < BYTES, `${bytes} bytes`);
  });
});
