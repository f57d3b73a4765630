// Lengths of time to choose from, and what they are called.

type Unit = "hour" | "day" | "week" | "month" | "year";

export interface Term {
  readonly amount: number;
  readonly unit: Unit;
  readonly seconds: number;
}

const HOUR = 3600;
export const DAY = 24 * HOUR;

/** How long a key lives; a server that allows less says so. */
export const LIVES: readonly Term[] = [
  { amount: 1, unit: "day", seconds: DAY },
  { amount: 1, unit: "week", seconds: 7 * DAY },
  { amount: 1, unit: "month", seconds: 30 * DAY },
  { amount: 3, unit: "month", seconds: 91 * DAY },
  { amount: 6, unit: "month", seconds: 182 * DAY },
  { amount: 1, unit: "year", seconds: 365 * DAY },
];

/** How long an old key goes on beside the one that takes its place; nothing is "at once". */
export const OVERLAPS: readonly Term[] = [
  { amount: 1, unit: "hour", seconds: HOUR },
  { amount: 1, unit: "day", seconds: DAY },
  { amount: 1, unit: "week", seconds: 7 * DAY },
  { amount: 30, unit: "day", seconds: 30 * DAY },
];

/** "3 months", in each language's own words. */
export function inWords({ amount, unit }: Pick<Term, "amount" | "unit">, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** Seconds that are left until a moment, none if it is over. */
export const secondsLeft = (moment: string, now: number) => Math.max(0, (Date.parse(moment) - now) / 1000);

/** The lives that end before a moment, sooner than it by at least an hour: what is left can only get shorter. */
export const shorterLives = (end: string, now: number) =>
  [...OVERLAPS.slice(0, 1), ...LIVES].filter(({ seconds }) => seconds + HOUR < secondsLeft(end, now));
