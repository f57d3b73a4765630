// Inches with fractions, as they stand on a tape; values are kept in millimetres. An inch is 25.4 mm, exactly.

import { readDecimal } from "./decimal.ts";

/** A number as a fraction of whole numbers. */
interface Ratio {
  readonly over: number;
  readonly under: number;
}

const FRACTIONS: Readonly<Record<string, string>> = {
  "¼": "1/4", "½": "1/2", "¾": "3/4", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5",
  "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
};

const FEET = /^(?:(.+?)\s*(?:'|ft\.?|feet|foot)\s*)?(.*)$/i;
const INCHES = /\s*(?:"|in\.?|inch|inches)$/i;
const WHOLE_AND_FRACTION = /^(?:(\d{1,5})[\s-]+)?(\d{1,5})\s*\/\s*(\d{1,4})$/;

/** Inches, or feet and inches, with a decimal or a fraction; the marks may be left out. */
export function readImperial(text: string): number | null {
  const found = FEET.exec(plain(text));
  if (found === null) return null;
  const [, feet, rest = ""] = found;
  const inches = rest.replace(INCHES, "");
  if (feet === undefined) return millimetres(readNumber(inches));
  const tall = readNumber(feet);
  if (tall === null) return null;
  const foot = { over: tall.over * 12, under: tall.under };
  if (rest === "") return millimetres(foot);
  const more = readNumber(inches);
  // 3' 14" is a slip, not 4' 2".
  if (more === null || more.over >= 12 * more.under) return null;
  return millimetres({ over: foot.over * more.under + more.over * foot.under, under: foot.under * more.under });
}

/** To the nearest 1/32; a tape has no finer marks. */
export function showImperial(value: number): string {
  let over = Math.round((value * 160) / 127);
  let under = 32;
  while (over % 2 === 0 && under > 1) {
    over /= 2;
    under /= 2;
  }
  const whole = Math.floor(over / under);
  const part = over % under;
  if (part === 0) return String(whole);
  return whole === 0 ? `${part}/${under}` : `${whole} ${part}/${under}`;
}

/** One way of writing for all the marks there are. */
function plain(text: string): string {
  return text
    .replace(/[¼-¾⅐-⅞]/g, (sign) => ` ${FRACTIONS[sign] ?? sign}`)
    .replace(/[⁄∕]/g, "/")
    .replace(/''|′′|’’|[″”“]/g, '"')
    .replace(/[′’‘]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

function readNumber(text: string): Ratio | null {
  const decimal = readDecimal(text.trim());
  if (decimal !== null) return { over: decimal.digits, under: 10 ** decimal.places };
  const found = WHOLE_AND_FRACTION.exec(text.trim());
  if (found === null) return null;
  const [, whole, over, under] = found;
  const ratio = { over: Number(over), under: Number(under) };
  if (ratio.under === 0 || (whole !== undefined && ratio.over >= ratio.under)) return null;
  return { over: Number(whole ?? 0) * ratio.under + ratio.over, under: ratio.under };
}

/** One division of whole numbers: the result is the nearest number there is, not nearly it. */
function millimetres(inches: Ratio | null): number | null {
  return inches === null ? null : (inches.over * 127) / (inches.under * 5);
}
