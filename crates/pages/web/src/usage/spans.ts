// Spans of time to look at. Days are those of UTC, as the server counts them.

import type { By, UsageRow } from "../api/usage.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How many days to look back: by the hour no more than can be drawn. */
export function spansOf(by: By): readonly number[] {
  return by === "hour" ? [1, 2, 7] : [7, 30, 90, 365];
}

/** What is looked at first. */
export const usualSpan = (by: By) => (by === "hour" ? 2 : 30);

/** When a span begins that ends with the present hour or day. */
export function beginning(by: By, days: number, now: number): string {
  if (by === "hour") return new Date(Math.floor(now / HOUR) * HOUR + HOUR - days * DAY).toISOString();
  return new Date(Math.floor(now / DAY) * DAY - (days - 1) * DAY).toISOString().slice(0, 10);
}

/** When an hour or day begins, of rows that are by the hour or day. */
export const startOf = (row: UsageRow): string | null => row.hour ?? row.day ?? null;

/** A number at the top of a chart: one digit and zeros, and at least the largest that is shown. */
export function roundUp(most: number): number {
  if (most <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((top) => top >= most) ?? most;
}
