// Sizes and spans of time as a language says them.

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size with three digits at most, such as `1.25 MB`. */
export function size(bytes: number, language: string): string {
  const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), SIZES.length - 1);
  const unit = SIZES[power] ?? "byte";
  // A byte is a word: `5 bytes`, not `5 byte`.
  const unitDisplay = power === 0 ? "long" : "short";
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay, maximumSignificantDigits: 3 }).format(bytes / 1000 ** power);
}

const SPANS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]] as const;

/** In the largest unit that fits, rounded down. */
function largest(milliseconds: number): [amount: number, unit: (typeof SPANS)[number][0]] {
  const [unit, length] = SPANS.find(([, length]) => milliseconds >= length) ?? SPANS[3];
  return [Math.max(0, Math.floor(milliseconds / length)), unit];
}

/** How long something takes or took, such as `3 hours`. */
export function span(milliseconds: number, language: string): string {
  const [amount, unit] = largest(milliseconds);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** How long ago something was, such as `3 hours ago`. */
export function ago(milliseconds: number, language: string): string {
  const [amount, unit] = largest(milliseconds);
  return new Intl.RelativeTimeFormat(language).format(-amount, unit);
}
