/** "in 8 seconds", "in 15 minutes", as each language says it. */
export function inTime(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language);
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return format.format(whole, "second");
  if (whole < 90 * 60) return format.format(Math.ceil(whole / 60), "minute");
  return format.format(Math.ceil(whole / 3600), "hour");
}
