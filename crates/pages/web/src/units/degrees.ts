// Degrees, for slopes.

import { readDecimal, writeDecimal } from "./decimal.ts";

export function readDegrees(text: string): number | null {
  const decimal = readDecimal(text.trim().replace(/\s*°$/, ""));
  return decimal === null ? null : decimal.digits / 10 ** decimal.places;
}

export function showDegrees(value: number, sign: string): string {
  return writeDecimal(value, 2, sign);
}
