// Centimetres, as they stand on a tape; values are kept in millimetres.

import { readDecimal, writeDecimal } from "./decimal.ts";

/** Millimetres per unit, as a power of ten. */
const POWERS: Readonly<Record<string, number>> = { mm: 0, cm: 1, m: 3, мм: 0, см: 1, м: 3 };

/** A length with or without a metric unit; without one these are centimetres. */
export function readMetric(text: string): number | null {
  const found = /^(.*?)\s*(mm|cm|m|мм|см|м)?$/iu.exec(text.trim());
  const decimal = readDecimal(found?.[1] ?? "");
  if (decimal === null) return null;
  const power = POWERS[found?.[2]?.toLowerCase() ?? "cm"] ?? 1;
  const places = decimal.places - power;
  // One multiplication or division of whole numbers: the result is the nearest number there is, not nearly it.
  return places > 0 ? decimal.digits / 10 ** places : decimal.digits * 10 ** -places;
}

/** To a tenth of a millimetre; finer is no tape. */
export function showMetric(value: number, sign: string): string {
  return writeDecimal(Math.round(value * 10) / 100, 2, sign);
}
