// Bars of a chart: each as long as its calls, the longest all the way, with the part that failed in another colour.

import type { UsageCalls } from "../api/maintain.ts";

export interface Bar {
  /** In percent of the chart's width. */
  readonly well: number;
  readonly failed: number;
}

export function barsOf(rows: readonly UsageCalls[]): Bar[] {
  const most = Math.max(1, ...rows.map(({ calls }) => calls));
  const share = (calls: number) => Math.round((calls / most) * 10_000) / 100;
  return rows.map(({ calls, ok }) => ({ well: share(ok), failed: share(calls - ok) }));
}
