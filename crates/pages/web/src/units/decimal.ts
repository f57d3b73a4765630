// Decimal numbers as people type them: with a comma or a point, and without signs or thousands.

/** What a decimal says, as a whole number over a power of ten, so that nothing is lost in between. */
export interface Decimal {
  readonly digits: number;
  readonly places: number;
}

const WRITTEN = /^(\d{1,6})(?:[.,](\d{0,6}))?$|^[.,](\d{1,6})$/;

export function readDecimal(text: string): Decimal | null {
  const found = WRITTEN.exec(text);
  if (found === null) return null;
  const whole = found[1] ?? "0";
  const rest = found[2] ?? found[3] ?? "";
  return { digits: Number(whole + rest), places: rest.length };
}

/** Rounded to some places and written without needless zeros, with the sign that the language puts before the fraction. */
export function writeDecimal(value: number, places: number, sign: string): string {
  const written = value.toFixed(places);
  return (places === 0 ? written : written.replace(/\.?0+$/, "")).replace(".", sign);
}

/** The sign that a language puts before the fraction. */
export function signOf(language: string): string {
  const part = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal");
  return part?.value ?? ".";
}
