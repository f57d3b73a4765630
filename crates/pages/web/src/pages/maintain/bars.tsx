import type { UsageCalls } from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { barsOf } from "../../usage/bars.ts";

/** How high one is, with its name above it. */
const STEP = 44;

interface Props {
  label: string;
  rows: readonly (UsageCalls & { readonly label: string })[];
}

/** Bars below each other. The table that follows says the same in numbers. */
export function Bars({ label, rows }: Props) {
  const text = useText().maintain;
  const format = useFormat();
  const bars = barsOf(rows);
  return (
    <figure class="bars">
      <svg width="100%" height={rows.length * STEP} role="img" aria-label={label}>
        {rows.map((row, at) => {
          const { well, failed } = bars[at] ?? { well: 0, failed: 0 };
          return (
            <g key={at}>
              <text x="0" y={at * STEP + 16}>{row.label}</text>
              <text class="calls" x="100%" y={at * STEP + 16}>{format.number(row.calls)}</text>
              <rect class="rail" x="0" y={at * STEP + 22} width="100%" height="12" rx="2" />
              <rect class="well" x="0" y={at * STEP + 22} width={`${well}%`} height="12" />
              <rect class="failed" x={`${well}%`} y={at * STEP + 22} width={`${failed}%`} height="12" />
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span class="sample well" /> {text.well} <span class="sample failed" /> {text.failed}
      </figcaption>
    </figure>
  );
}
