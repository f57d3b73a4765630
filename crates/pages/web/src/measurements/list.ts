// The measurements that the designs know, in the order in which one takes them, from head to foot.

import type { Kind } from "../units/index.ts";

export const GROUPS = ["head", "arms", "upper", "waist", "legs"] as const;
export type Group = (typeof GROUPS)[number];

interface About {
  readonly group: Group;
  /** What the value is kept in. */
  readonly kind: Kind;
  /** Whether only designs for people with breasts ask for it. */
  readonly breasts: boolean;
}

const length = (group: Group, breasts = false): About => ({ group, kind: "mm", breasts });

export const MEASUREMENTS = {
  head: length("head"),
  neck: length("head"),
  shoulderToShoulder: length("arms"),
  shoulderSlope: { group: "arms", kind: "deg", breasts: false },
  shoulderToElbow: length("arms"),
  shoulderToWrist: length("arms"),
  biceps: length("arms"),
  wrist: length("arms"),
  highBust: length("upper", true),
  highBustFront: length("upper", true),
  chest: length("upper"),
  bustFront: length("upper", true),
  bustSpan: length("upper", true),
  underbust: length("upper", true),
  hpsToBust: length("upper", true),
  bustPointToUnderbust: length("upper", true),
  hpsToWaistFront: length("upper"),
  hpsToWaistBack: length("upper"),
  waistToArmpit: length("upper"),
  waistToUnderbust: length("upper", true),
  waist: length("waist"),
  waistBack: length("waist"),
  hips: length("waist"),
  seat: length("waist"),
  seatBack: length("waist"),
  waistToHips: length("waist"),
  waistToSeat: length("waist"),
  crotchDepth: length("waist"),
  crossSeam: length("waist"),
  crossSeamFront: length("waist"),
  waistToUpperLeg: length("legs"),
  waistToKnee: length("legs"),
  waistToFloor: length("legs"),
  inseam: length("legs"),
  upperLeg: length("legs"),
  knee: length("legs"),
  ankle: length("legs"),
  heel: length("legs"),
} as const satisfies Readonly<Record<string, About>>;

export type Name = keyof typeof MEASUREMENTS;

export const NAMES = Object.keys(MEASUREMENTS) as readonly Name[];

/** Values by name: millimetres, slopes in degrees. */
export type Values = Readonly<Partial<Record<Name, number>>>;

export function isName(name: string): name is Name {
  return Object.hasOwn(MEASUREMENTS, name);
}

export function kindOf(name: Name): Kind {
  return MEASUREMENTS[name].kind;
}

export function namesIn(group: Group): readonly Name[] {
  return NAMES.filter((name) => MEASUREMENTS[name].group === group);
}
