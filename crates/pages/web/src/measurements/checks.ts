// What makes one doubt a value. Bodies differ, and tapes slip: these doubts are told, and nothing is ever refused.

import { type Name, NAMES, type Values } from "./list.ts";

/** The key of what is said. */
export type Doubt = "small" | "large" | "smaller" | "notMuchLarger" | "part" | "sum" | "inseam";

/** A relation between measurements that holds for nearly everybody. */
export interface Check {
  readonly doubt: Doubt;
  /** The measurements concerned, in the order in which the words name them. */
  readonly names: readonly Name[];
  readonly holds: (...values: number[]) => boolean;
}

/** The least and the most that people have, from a child of about five years to a very large or tall adult. */
export const RANGES: Readonly<Record<Name, readonly [least: number, most: number]>> = {
  head: [450, 680],
  neck: [220, 620],
  shoulderToShoulder: [220, 650],
  shoulderSlope: [0, 45],
  shoulderToElbow: [170, 480],
  shoulderToWrist: [300, 850],
  biceps: [140, 700],
  wrist: [100, 300],
  highBust: [480, 1800],
  highBustFront: [230, 1000],
  chest: [480, 2000],
  bustFront: [230, 1200],
  bustSpan: [80, 450],
  underbust: [450, 1800],
  hpsToBust: [120, 500],
  bustPointToUnderbust: [20, 250],
  hpsToWaistFront: [230, 800],
  hpsToWaistBack: [220, 700],
  waistToArmpit: [100, 400],
  waistToUnderbust: [30, 300],
  waist: [430, 2000],
  waistBack: [200, 1000],
  hips: [450, 2100],
  seat: [500, 2200],
  seatBack: [240, 1200],
  waistToHips: [30, 250],
  waistToSeat: [90, 400],
  crotchDepth: [130, 500],
  crossSeam: [350, 1500],
  crossSeamFront: [170, 750],
  waistToUpperLeg: [130, 500],
  waistToKnee: [300, 900],
  waistToFloor: [550, 1500],
  inseam: [380, 1150],
  upperLeg: [250, 1200],
  knee: [200, 800],
  ankle: [130, 500],
  heel: [190, 520],
};

/** The first is smaller than the second. */
const smaller = (low: Name, high: Name): Check => ({
  doubt: "smaller",
  names: [low, high],
  holds: (a = 0, b = 0) => a < b,
});

/** The first may be larger than the second, though not by more than this. */
const notMuchLarger = (first: Name, second: Name, by: number): Check => ({
  doubt: "notMuchLarger",
  names: [first, second],
  holds: (a = 0, b = 0) => a <= b + by,
});

/** The first is measured on the way of the second, and stays well below the whole. */
const part = (some: Name, whole: Name, share: number): Check => ({
  doubt: "part",
  names: [some, whole],
  holds: (a = 0, b = 0) => a < b * share,
});

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by;

export const CHECKS: readonly Check[] = [
  smaller("neck", "head"),
  part("shoulderToElbow", "shoulderToWrist", 0.8),
  smaller("wrist", "biceps"),

  notMuchLarger("highBust", "chest", 60),
  part("highBustFront", "highBust", 0.75),
  part("bustFront", "chest", 0.8),
  smaller("bustSpan", "bustFront"),
  notMuchLarger("underbust", "chest", 20),
  part("hpsToBust", "hpsToWaistFront", 0.95),
  smaller("waistToUnderbust", "waistToArmpit"),
  smaller("waistToArmpit", "hpsToWaistBack"),
  {
    doubt: "sum",
    names: ["hpsToBust", "bustPointToUnderbust", "waistToUnderbust", "hpsToWaistFront"],
    holds: (a = 0, b = 0, c = 0, whole = 0) => near(a + b + c, whole, 80),
  },

  notMuchLarger("waist", "hips", 200),
  notMuchLarger("hips", "seat", 100),
  part("waistBack", "waist", 0.75),
  part("seatBack", "seat", 0.75),
  part("crossSeamFront", "crossSeam", 0.75),
  smaller("crotchDepth", "waistToKnee"),

  smaller("waistToHips", "waistToSeat"),
  smaller("waistToSeat", "waistToUpperLeg"),
  smaller("waistToUpperLeg", "waistToKnee"),
  smaller("waistToKnee", "waistToFloor"),
  smaller("inseam", "waistToFloor"),
  {
    doubt: "inseam",
    names: ["inseam", "waistToUpperLeg", "waistToFloor"],
    holds: (inside = 0, top = 0, whole = 0) => near(inside + top, whole, 80),
  },
  smaller("upperLeg", "seat"),
  smaller("knee", "upperLeg"),
  smaller("ankle", "knee"),
  smaller("ankle", "heel"),
];

/** A doubt about values that are there. */
export interface Warning {
  readonly doubt: Doubt;
  readonly names: readonly Name[];
  /** Where a range ends, if that is the doubt. */
  readonly limit?: number;
}

export function doubts(values: Values): readonly Warning[] {
  return [...outOfRange(values), ...contradictions(values)];
}

/** The doubts that concern one measurement. */
export function doubtsAbout(name: Name, warnings: readonly Warning[]): readonly Warning[] {
  return warnings.filter(({ names }) => names.includes(name));
}

function outOfRange(values: Values): Warning[] {
  return NAMES.flatMap((name): Warning[] => {
    const value = values[name];
    const [least, most] = RANGES[name];
    if (value === undefined) return [];
    if (value < least) return [{ doubt: "small", names: [name], limit: least }];
    if (value > most) return [{ doubt: "large", names: [name], limit: most }];
    return [];
  });
}

/** Checks need all their values: a set that is not complete yet is nothing to warn of. */
function contradictions(values: Values): Warning[] {
  return CHECKS.flatMap(({ doubt, names, holds }): Warning[] => {
    const present = names.map((name) => values[name]).filter((value) => value !== undefined);
    return present.length < names.length || holds(...present) ? [] : [{ doubt, names }];
  });
}
