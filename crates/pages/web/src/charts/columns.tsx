// Columns side by side, one for each hour or day, each made of parts. Everything is in per cent, so that it fits wherever
// it is put without being measured.

import { useRef, useState } from "preact/hooks";

export interface Part {
  /** What gives it its colour, in the style sheet. */
  readonly kind: string;
  readonly value: number;
}

export interface Column {
  readonly label: string;
  /** All of it in words. */
  readonly words: string;
  readonly parts: readonly Part[];
}

interface Props {
  label: string;
  /** What the full height stands for. */
  top: number;
  topWords: string;
  columns: readonly Column[];
  /** What to say while no column is chosen. */
  hint: string;
}

/** The keyboard reaches it as one thing, and the arrow keys go from column to column in it. */
export function Columns({ label, top, topWords, columns, hint }: Props) {
  const [chosen, choose] = useState<number | null>(null);
  const chart = useRef<SVGSVGElement>(null);
  const last = columns.length - 1;
  // The span may have become shorter since.
  const at = chosen === null ? null : Math.min(chosen, last);
  const move = (event: KeyboardEvent) => {
    const all = [...(chart.current?.querySelectorAll<SVGElement>("[data-column]") ?? [])];
    // From what has the focus, wherever the pointer rests.
    const from = all.findIndex((column) => column === event.target);
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: last, PageUp: from - 7, PageDown: from + 7 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), last);
    choose(next);
    all[next]?.focus();
  };
  const width = 100 / columns.length;
  return (
    <figure class="columns">
      <div class="most soft" aria-hidden="true">{topWords}</div>
      <svg ref={chart} role="group" aria-label={label} onKeyDown={move} onPointerLeave={() => choose(null)}>
        {columns.map((column, index) => (
          <g
            key={index}
            data-column
            role="img"
            aria-label={column.words}
            tabIndex={index === (at ?? last) ? 0 : -1}
            class={index === at ? "chosen" : undefined}
            onFocus={() => choose(index)}
            onPointerEnter={() => choose(index)}
            onClick={() => choose(index)}
          >
            <rect class="reach" x={`${index * width}%`} y="0" width={`${width}%`} height="100%" />
            <Stack x={index * width} width={width} top={top} parts={column.parts} />
          </g>
        ))}
      </svg>
      <div class="ends soft" aria-hidden="true">
        <span>{columns[0]?.label}</span>
        <span>{columns[last]?.label}</span>
      </div>
      {/* What is chosen with the keyboard is read out by itself. */}
      <figcaption aria-hidden="true">{at === null ? hint : columns[at]?.words}</figcaption>
    </figure>
  );
}

function Stack({ x, width, top, parts }: { x: number; width: number; top: number; parts: readonly Part[] }) {
  let height = 0;
  return (
    <>
      {parts.filter(({ value }) => value > 0).map(({ kind, value }) => {
        const share = (value / top) * 100;
        height += share;
        return (
          <rect
            key={kind}
            class={kind}
            x={`${x + width * 0.1}%`}
            y={`${100 - height}%`}
            width={`${width * 0.8}%`}
            height={`${share}%`}
          />
        );
      })}
    </>
  );
}
