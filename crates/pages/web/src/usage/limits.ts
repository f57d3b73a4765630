// Limits as they are typed: nothing stands for the usual.

export const MOST_CALLS = 1_000_000_000;

export function showLimit(limit: number | null | undefined): string {
  return limit === null || limit === undefined ? "" : String(limit);
}

/** A whole number, null for nothing, undefined for what is neither. */
export function readLimit(typed: string, least = 0): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const limit = Number(text);
  return /^\d+$/.test(text) && limit >= least && limit <= MOST_CALLS ? limit : undefined;
}
