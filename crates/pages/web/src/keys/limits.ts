// How many calls somebody may make.

import type { Limits } from "../api/keys.ts";

/** What the field RateLimit-Policy says: `"minute";q=1200;w=60, "day";q=100000;w=86400`. */
export function fromPolicy(policy: string | null): Limits {
  const quota = (name: string) => {
    const [, found] = new RegExp(`"${name}"[^,]*;\\s*q=(\\d+)`).exec(policy ?? "") ?? [];
    return found === undefined ? null : Number(found);
  };
  return { perMinute: quota("minute"), perDay: quota("day") };
}

/** What holds for a key: its own limits come before those of its owner, each by itself. */
export const limitsOf = (key: { readonly limits?: Limits }, usual: Limits): Limits => ({
  perMinute: key.limits?.perMinute ?? usual.perMinute,
  perDay: key.limits?.perDay ?? usual.perDay,
});

const MOST = 1_000_000_000;

/** A number of calls as people type it, with or without marks between groups of three digits; null when it is none. */
export function readCount(typed: string): number | null {
  const plain = typed.trim();
  if (!/^\d+$|^\d{1,3}([.,'’\s]\d{3})+$/.test(plain)) return null;
  const count = Number(plain.replace(/\D/g, ""));
  return count >= 1 && count <= MOST ? count : null;
}
