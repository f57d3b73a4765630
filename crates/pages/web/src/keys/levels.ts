// What a key of each level can do. A level can do all that those below it can.

export const HIGHEST = 9;

/** What can be done, and the level that it takes. */
export const ABILITIES = [
  ["makeKeys", 0],
  ["read", 1],
  ["pictures", 1],
  ["writeSets", 3],
  ["changeProfile", 3],
  ["newPatterns", 4],
  ["changeKeys", 4],
  ["changeSignIn", 4],
  ["curate", 5],
  ["readAll", 6],
  ["copyAll", 8],
  ["watch", 8],
  ["administer", 9],
] as const;

export type Ability = (typeof ABILITIES)[number][0];

/** From this level on a key can take the account from its owner. */
export const DANGEROUS = 4;

/** The least that lets a key read anything. */
export const READING = 1;

/** What it takes to change keys, to rotate them, and to ask for more calls. */
export const CHANGING = 4;

/** What a key of this level can do, and what it would take more for. */
export function sorted(level: number, highest: number): { can: readonly Ability[]; cannot: readonly Ability[] } {
  const upTo = (most: number, from: number) =>
    ABILITIES.filter(([, needed]) => needed > from && needed <= most).map(([name]) => name);
  return { can: upTo(level, -1), cannot: upTo(highest, level) };
}

/** The level in force: a key has never more than its owner has now. */
export const inForce = (level: number, owner: number) => Math.max(0, Math.min(level, owner));
