// Where the measurements lie on the body. Each figure is 400 high and has its middle at x = 0; the front looks at us, so
// what is its left is on the right of the picture.

import type { Name } from "../measurements/list.ts";

export type Side = "front" | "back";

/** The right half of the outline, from the neck over arm and leg; the left one is its mirror image. */
export const OUTLINE =
  "M10 70C10 81 11 85 16 89C24 94 37 94 44 103C51 110 52 122 54 138C57 158 61 170 64 184C69 204 74 226 77 242" +
  "C81 252 84 262 81 274C78 279 73 278 71 271C69 262 68 252 68 244C63 226 55 204 52 188C47 170 42 150 38 131" +
  "C38 142 36 152 33 164C29 176 28 182 28 190C29 202 34 210 37 222C40 232 41 246 40 260C40 290 34 322 32 346" +
  "C34 366 34 380 31 398C29 414 27 424 27 434C27 440 33 447 34 453L16 453C15 446 16 440 16 434C14 414 11 396 12 376" +
  "C13 364 13 356 12 346C10 318 5 290 2 262L0 261";

export const HEAD = { x: 0, y: 47, across: 21, down: 28 } as const;

/** What tells front and back apart: breasts, navel and kneecaps; shoulder blades, spine, buttocks and hollows of the knees. */
export const DETAILS: Readonly<Record<Side, string>> = {
  front: "M-27 146C-25 155 -12 156 -6 149M27 146C25 155 12 156 6 149M0 202V205M-26 352C-24 356 -19 356 -17 352M26 352C24 356 19 356 17 352M-9 92L-3 96M9 92L3 96",
  back: "M-24 118C-23 130 -16 136 -10 136M24 118C23 130 16 136 10 136M-36 252C-30 262 -10 263 -1 254M36 252C30 262 10 263 1 254M-27 346C-24 344 -19 344 -16 346M27 346C24 344 19 344 16 346",
};

/** The part of the way round that one sees. */
const arc = (y: number, half: number, sag = 9) => `M${-half} ${y}Q0 ${y + sag} ${half} ${y}`;

/** A part of the way round, with marks where it begins and ends. */
const part = (y: number, half: number, sag = 9) =>
  `${arc(y, half, sag)}M${-half} ${y - 4}V${y + 4}M${half} ${y - 4}V${y + 4}`;

/** Straight down, with marks where it begins and ends. */
const down = (x: number, from: number, to: number) => `M${x} ${from}V${to}M${x - 4} ${from}H${x + 4}M${x - 4} ${to}H${x + 4}`;

const WAIST = 189;

export const LINES: Readonly<Record<Name, Partial<Record<Side, string>>>> = {
  head: { front: arc(40, 21, 7), back: arc(40, 21, 7) },
  neck: { front: "M-13 84Q0 95 13 84", back: "M-13 84Q0 90 13 84" },
  shoulderToShoulder: { back: "M-44 102Q0 94 44 102M-44 98V107M44 98V107" },
  shoulderSlope: { front: "M16 88H46M16 88L44 102M38 88Q39 94 36 98" },
  shoulderToElbow: { back: "M-48 101C-57 110 -58 126 -60 140C-62 156 -66 170 -70 183M-51 98L-45 105M-74 182L-66 184" },
  shoulderToWrist: { back: "M48 101C57 110 58 126 60 140C62 156 66 170 70 183C75 203 80 224 83 240M51 98L45 105M87 239L79 242" },
  biceps: { front: "M-54 138Q-46 144 -40 136" },
  wrist: { front: "M-77 243Q-72 248 -67 242" },
  highBust: { front: arc(121, 38, 6), back: arc(121, 40, 6) },
  highBustFront: { front: part(128, 37, 6) },
  chest: { front: arc(138, 37), back: arc(140, 37) },
  bustFront: { front: part(144, 36) },
  bustSpan: { front: "M-17 148H17M-17 144V152M17 144V152" },
  underbust: { front: arc(162, 33, 8), back: arc(162, 33, 8) },
  hpsToBust: { front: "M16 90C18 108 18 128 17 144M12 90H20M13 144H21" },
  bustPointToUnderbust: { front: "M17 148C18 156 18 162 17 168M13 168H21" },
  hpsToWaistFront: { front: "M-16 90C-18 108 -18 128 -17 145C-16 160 -14 178 -14 195M-20 90H-12M-18 195H-10" },
  hpsToWaistBack: { back: "M-16 90L-15 195M-20 90H-12M-19 195H-11" },
  waistToArmpit: { front: "M34 134C34 150 28 172 25 190M30 134H38M21 190H29" },
  waistToUnderbust: { front: down(8, 169, 195) },
  waist: { front: arc(WAIST, 28, 8), back: arc(WAIST, 28, 8) },
  waistBack: { back: part(195, 27, 8) },
  hips: { front: arc(215, 35), back: arc(215, 35) },
  seat: { front: arc(241, 40, 10), back: arc(241, 40, 10) },
  seatBack: { back: part(248, 39, 10) },
  waistToHips: { front: down(-19, 196, 219) },
  waistToSeat: { back: down(-24, 193, 245) },
  crotchDepth: { back: down(-48, WAIST, 259) },
  crossSeam: { front: "M-4 197V258Q-4 262 0 262", back: "M0 203V262" },
  crossSeamFront: { front: "M4 197V258Q4 261 0 262M0 197H8" },
  waistToUpperLeg: { front: down(-48, WAIST, 262) },
  waistToKnee: { back: down(48, WAIST, 348) },
  waistToFloor: { front: down(48, WAIST, 453) },
  inseam: { front: "M2 268C5 300 8 322 8 346C8 382 9 414 10 453M5 453H14" },
  upperLeg: { front: "M-40 268Q-22 278 -3 268" },
  knee: { front: "M-32 346Q-22 354 -12 346" },
  ankle: { front: "M-28 428Q-22 433 -15 428" },
  heel: { front: "M-31 445Q-24 455 -15 440M-31 445Q-25 434 -15 440" },
};
