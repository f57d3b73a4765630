// Measures how soon the first page is usable; see scripts/bench/first-page.

import { openBrowser, Visitor } from "./kit/browser.mjs";
import { openFirstPage } from "./kit/first-page.mjs";
import { Server } from "./kit/server.mjs";

/** What is promised, in milliseconds. */
const PROMISED = 1000;

const times = Number(process.argv[2] ?? 7);
const server = await Server.start();
const browser = await openBrowser();
const seen = [];
try {
  for (let time = 0; time < times; time += 1) {
    const { usable, bytes } = await openFirstPage((options) => Visitor.come(browser, server, options));
    console.log(`${usable.toFixed(0).padStart(5)} ms, ${(bytes / 1000).toFixed(1)} kB`);
    seen.push(usable);
  }
} finally {
  await browser.close();
  await server.stop();
}
const middle = seen.sort((a, b) => a - b)[Math.floor(seen.length / 2)];
console.log(`usable after ${middle.toFixed(0)} ms, in the middle of ${times}`);
if (middle > PROMISED) {
  console.error(`that is more than ${PROMISED} ms`);
  process.exitCode = 1;
}
