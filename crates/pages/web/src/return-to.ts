// Where somebody wanted to go before they had to sign in. A link from a mail opens in another tab, so it lies where all
// tabs see it; it is good for as long as such a link is.

import { goInstead, href } from "./router.ts";

const KEPT = "freesewing.page";
const HOUR = 3_600_000;

/** Pages for coming in, which lead nowhere once somebody is. */
const WAYS_IN = ["signup", "oauth"];

export function worthReturning(hash: string): boolean {
  const [page = "", what = ""] = hash.replace(/^#\/?/, "").split(/[/?]/);
  return page !== "" && !WAYS_IN.includes(page) && !(page === "confirm" && what !== "emailchange");
}

export function rememberPage(hash: string, now: number): void {
  if (worthReturning(hash)) localStorage.setItem(KEPT, JSON.stringify({ hash, until: now + HOUR }));
  else localStorage.removeItem(KEPT);
}

/** The page that was remembered, once; else the first one. */
export function recallPage(now: number): string {
  const kept = localStorage.getItem(KEPT);
  localStorage.removeItem(KEPT);
  if (kept === null) return href("keys");
  try {
    const { hash, until } = JSON.parse(kept) as { hash: unknown; until: unknown };
    return typeof hash === "string" && worthReturning(hash) && Number(until) > now ? hash : href("keys");
  } catch {
    return href("keys");
  }
}

/** Goes on from a way in, and only then does what makes the page another one. */
export function goOn(to: string, then: () => void): void {
  if (to === window.location.hash) return then();
  window.addEventListener("hashchange", then, { once: true });
  goInstead(to);
}
