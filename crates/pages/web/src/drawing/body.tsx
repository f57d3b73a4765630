// The body from the front and from the back, with a line for each measurement: the one that is being edited lights up,
// and a click on a line goes to its field. For the eye only: the help at each field says the same in words.

import { useText } from "../i18n/index.tsx";
import { type Group, type Name, NAMES } from "../measurements/list.ts";
import { DETAILS, HEAD, LINES, OUTLINE, type Side } from "./lines.ts";

/** Which part of the figures shows each group, where there is no room for all: from where, and how high. */
const WINDOWS: Readonly<Record<Group, readonly [top: number, height: number]>> = {
  head: [10, 170],
  arms: [80, 205],
  upper: [75, 150],
  waist: [165, 125],
  legs: [180, 285],
};

const SIDES: readonly (readonly [Side, middle: number])[] = [["front", 100], ["back", 300]];

interface Props {
  /** The measurement that is being edited. */
  active: Name | null;
  /** The measurements that have a value. */
  known: (name: Name) => boolean;
  onPick: (name: Name) => void;
  /** Shows the part for this group only. */
  part: Group | null;
}

export function Body({ active, known, onPick, part }: Props) {
  const text = useText().measurements;
  const [top, height] = part === null ? [6, 474] : WINDOWS[part];
  return (
    <svg class="body" viewBox={`0 ${top} 400 ${height}`} aria-hidden="true" focusable="false">
      {SIDES.map(([side, middle]) => (
        <g key={side} transform={`translate(${middle} 0)`}>
          <g class="figure">
            <ellipse cx={HEAD.x} cy={HEAD.y} rx={HEAD.across} ry={HEAD.down} />
            {["scale(1 1)", "scale(-1 1)"].map((half) => (
              <g key={half} transform={half}>
                {/* The halves meet in the middle, where no line shall be; they overlap a bit, so that no gap shows. */}
                <path class="inside" d={`${OUTLINE}H-0.5V70Z`} />
                <path class="outside" d={OUTLINE} />
              </g>
            ))}
            <path class="detail" d={DETAILS[side]} />
          </g>
          {inOrder(active).map((name) => {
            const line = LINES[name][side];
            if (line === undefined) return null;
            const state = name === active ? "lit" : known(name) ? "known" : "";
            return (
              <g key={name} class={`line ${state}`} onClick={() => onPick(name)}>
                <title>{text.names[name]}</title>
                <path class="reach" d={line} />
                <path d={line} />
              </g>
            );
          })}
          <text x="0" y="472">{text.sides[side]}</text>
        </g>
      ))}
    </svg>
  );
}

/** What is lit comes last, so that nothing lies over it. */
function inOrder(active: Name | null): readonly Name[] {
  return active === null ? NAMES : [...NAMES.filter((name) => name !== active), active];
}
