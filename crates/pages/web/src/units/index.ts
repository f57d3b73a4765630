// How values are shown and typed: millimetres as centimetres or as inches with fractions, slopes in degrees.

import { signOf } from "./decimal.ts";
import { readDegrees, showDegrees } from "./degrees.ts";
import { readImperial, showImperial } from "./imperial.ts";
import { readMetric, showMetric } from "./metric.ts";

/** What a value is kept in. */
export type Kind = "mm" | "deg";

/** What lengths are shown in. */
export type System = "metric" | "imperial";

/** A way to show values and to read what was typed. */
export interface Ruler {
  /** As it stands in a field, without the unit. */
  readonly show: (value: number, kind: Kind) => string;
  /** As it stands in a sentence, with the unit. */
  readonly print: (value: number, kind: Kind) => string;
  /** As in a sentence, where nobody means it to the millimetre. */
  readonly about: (value: number, kind: Kind) => string;
  /** The unit, as it stands behind a field. */
  readonly unit: (kind: Kind) => string;
  /** What was typed, or null if it is no value above zero. A unit that is typed along counts, whatever is shown. */
  readonly read: (text: string, kind: Kind) => number | null;
}

const METRIC_UNIT = /\d\s*(?:mm|cm|m|мм|см|м)$/iu;
const IMPERIAL_UNIT = /['"′″’”⁄/¼-¾⅐-⅞]|(?:in|inch|inches|ft|feet|foot)\.?$/i;

export function ruler(system: System, language: string): Ruler {
  const sign = signOf(language);
  const centimetres = language === "uk" ? "см" : "cm";
  const show = (value: number, kind: Kind) => {
    if (kind === "deg") return showDegrees(value, sign);
    return system === "metric" ? showMetric(value, sign) : showImperial(value);
  };
  const unit = (kind: Kind) => {
    if (kind === "deg") return "°";
    return system === "metric" ? centimetres : "″";
  };
  const print = (value: number, kind: Kind) => {
    const space = unit(kind) === centimetres ? "\u00a0" : "";
    return show(value, kind) + space + unit(kind);
  };
  return {
    show,
    unit,
    print,
    about: (value, kind) => print(kind === "deg" ? value : rounded(value, system), kind),
    read: (text, kind) => {
      const value = kind === "deg" ? readDegrees(text) : readLength(text.trim(), system);
      return value !== null && value > 0 ? value : null;
    },
  };
}

/** To whole inches or centimetres. */
function rounded(value: number, system: System): number {
  const step = system === "metric" ? 10 : 25.4;
  return Math.max(1, Math.round(value / step)) * step;
}

function readLength(text: string, system: System): number | null {
  if (METRIC_UNIT.test(text)) return readMetric(text);
  if (IMPERIAL_UNIT.test(text)) return readImperial(text);
  return system === "metric" ? readMetric(text) : readImperial(text);
}
