// Waiting for what happens by itself, such as a mail that is written.

import { setTimeout as pause } from "node:timers/promises";

/** Looks again and again until `look` gives something, which is given back; `what` says what it waited for. */
export async function eventually(what, look, patience = 20_000) {
  const until = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`waited ${patience / 1000} s for this in vain: ${what}`);
    await pause(20);
  }
}
