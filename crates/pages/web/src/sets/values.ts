// Values as other programs write them, and the units of those that name none.

import { kindOf, type Name, NAMES, type Values } from "../measurements/list.ts";
import { RANGES } from "../measurements/checks.ts";
import { ruler } from "../units/index.ts";

/** What lengths without a unit may be in. */
export const UNITS = { mm: 1, cm: 10, in: 25.4 } as const;
export type Unit = keyof typeof UNITS;

export interface Value {
  /** Millimetres or degrees, if the unit is what it is said to be. */
  readonly value: number;
  /** Whether nobody said what the length is in. */
  readonly bare: boolean;
}

const reader = ruler("metric", "en");
const NUMBER = /^\d{1,6}(?:[.,]\d+)?(?:e[+-]?\d{1,2})?$/i;

/** Null for what is no value above zero. */
export function valueOf(name: Name, written: unknown, unit = ""): Value | null {
  if (typeof written === "number") return above(written, kindOf(name) === "mm" && unit === "");
  if (typeof written !== "string") return null;
  const text = written.trim();
  if (kindOf(name) === "deg") return above(NUMBER.test(text) ? plain(text) : reader.read(text, "deg"), false);
  if (unit !== "" && unit !== "mm") return above(reader.read(`${text} ${unit}`, "mm") ?? reader.read(text, "mm"), false);
  // As many digits as there are: what a program has computed shall come back as it was.
  if (NUMBER.test(text)) return above(plain(text), unit === "");
  return above(reader.read(text, "mm"), false);
}

const plain = (text: string) => Number(text.replace(",", "."));

const above = (value: number | null, bare: boolean): Value | null =>
  value !== null && Number.isFinite(value) && value > 0 ? { value, bare } : null;

/** What these lengths are most likely in: the unit in which most of them are such as people have. */
export function likelyUnit(values: Values, bare: readonly Name[]): Unit {
  const fits = (unit: Unit) =>
    bare.filter((name) => {
      const value = (values[name] ?? 0) * UNITS[unit];
      return value >= RANGES[name][0] && value <= RANGES[name][1];
    }).length;
  return (Object.keys(UNITS) as Unit[]).reduce((best, unit) => (fits(unit) > fits(best) ? unit : best));
}

/** The values, if those without a unit are in this one. */
export function inUnit(values: Values, bare: readonly Name[], unit: Unit): Values {
  const scaled = (name: Name, value: number) =>
    // Twelve digits: 36.4 inches are 924.56 mm, and not 924.5599999999999.
    bare.includes(name) && unit !== "mm" ? Number((value * UNITS[unit]).toPrecision(12)) : value;
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, scaled(name, value)] as const];
    }),
  ) as Values;
}
