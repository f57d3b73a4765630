// The sets behind a pattern. It does not say which one it was drafted to, but it carries the measurements.

import type { MeasurementSet } from "../api/sets.ts";
import { isName } from "../measurements/list.ts";

/** More than these are no answer: then many sets are the same. */
const MOST = 3;

/** The sets that have all the measurements of a pattern's settings. */
export function setsBehind(settings: unknown, sets: readonly MeasurementSet[]): readonly MeasurementSet[] {
  const wanted = Object.entries(measurementsOf(settings)).filter(([name]) => isName(name));
  if (wanted.length === 0) return [];
  return sets.filter(({ measies }) => wanted.every(([name, value]) => measies[name] === value)).slice(0, MOST);
}

function measurementsOf(settings: unknown): object {
  if (typeof settings !== "object" || settings === null || !("measurements" in settings)) return {};
  const { measurements } = settings;
  return typeof measurements === "object" && measurements !== null ? measurements : {};
}
