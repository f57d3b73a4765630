import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKS, doubts, doubtsAbout, RANGES } from "../src/measurements/checks.ts";
import { GROUPS, MEASUREMENTS, type Name, NAMES, namesIn, type Values } from "../src/measurements/list.ts";

/** Somebody of 1.68 m, as a tape would find her. */
const HER: Required<{ [N in Name]: number }> = {
  head: 560, neck: 360, shoulderToShoulder: 400, shoulderSlope: 13, shoulderToElbow: 345, shoulderToWrist: 580, biceps: 290,
  wrist: 160, highBust: 870, highBustFront: 450, chest: 920, bustFront: 490, bustSpan: 180, underbust: 790, hpsToBust: 275,
  bustPointToUnderbust: 75, hpsToWaistFront: 440, hpsToWaistBack: 415, waistToArmpit: 205, waistToUnderbust: 90, waist: 740,
  waistBack: 360, hips: 880, seat: 990, seatBack: 510, waistToHips: 120, waistToSeat: 210, crotchDepth: 280, crossSeam: 730,
  crossSeamFront: 350, waistToUpperLeg: 275, waistToKnee: 590, waistToFloor: 1050, inseam: 770, upperLeg: 570, knee: 380,
  ankle: 240, heel: 310,
};

/** Somebody of 1.85 m with a belly. */
const HIM: Required<{ [N in Name]: number }> = {
  head: 590, neck: 430, shoulderToShoulder: 480, shoulderSlope: 16, shoulderToElbow: 390, shoulderToWrist: 670, biceps: 370,
  wrist: 185, highBust: 1140, highBustFront: 580, chest: 1150, bustFront: 600, bustSpan: 240, underbust: 1130, hpsToBust: 270,
  bustPointToUnderbust: 60, hpsToWaistFront: 480, hpsToWaistBack: 470, waistToArmpit: 240, waistToUnderbust: 140, waist: 1180,
  waistBack: 560, hips: 1120, seat: 1130, seatBack: 570, waistToHips: 130, waistToSeat: 230, crotchDepth: 300, crossSeam: 860,
  crossSeamFront: 420, waistToUpperLeg: 290, waistToKnee: 660, waistToFloor: 1150, inseam: 850, upperLeg: 640, knee: 430,
  ankle: 270, heel: 360,
};

const doubted = (values: Values) => doubts(values).map(({ doubt, names }) => [doubt, ...names].join(" "));

test("there are 38 measurements, each in one group", () => {
  assert.equal(NAMES.length, 38);
  assert.deepEqual(GROUPS.flatMap(namesIn), [...NAMES]);
  assert.deepEqual(NAMES.filter((name) => MEASUREMENTS[name].kind === "deg"), ["shoulderSlope"]);
});

test("people are not doubted, not even with a belly", () => {
  assert.deepEqual(doubted(HER), []);
  assert.deepEqual(doubted(HIM), []);
});

test("what is not there is not doubted", () => {
  assert.deepEqual(doubted({}), []);
  assert.deepEqual(doubted({ waist: 740 }), []);
});

test("values beyond what people have are doubted, with the limit", () => {
  for (const name of NAMES) {
    const [least, most] = RANGES[name];
    assert.ok(least < most, name);
    assert.deepEqual(doubts({ [name]: most + 1 }), [{ doubt: "large", names: [name], limit: most }]);
    assert.deepEqual(doubted({ [name]: most }), []);
    if (least > 0) assert.deepEqual(doubts({ [name]: least / 2 }), [{ doubt: "small", names: [name], limit: least }]);
  }
  // Centimetres sent as millimetres, the commonest slip.
  assert.deepEqual(doubted({ chest: 92 }), ["small chest"]);
});

test("contradictions are doubted", () => {
  const cases: readonly [Values, string][] = [
    [{ waist: 1200, hips: 900 }, "notMuchLarger waist hips"],
    [{ hips: 1100 }, "notMuchLarger hips seat"],
    [{ highBust: 1000 }, "notMuchLarger highBust chest"],
    [{ underbust: 960 }, "notMuchLarger underbust chest"],
    [{ bustFront: 920 }, "part bustFront chest"],
    [{ waistBack: 740 }, "part waistBack waist"],
    [{ seatBack: 990 }, "part seatBack seat"],
    [{ crossSeamFront: 730 }, "part crossSeamFront crossSeam"],
    [{ highBustFront: 870 }, "part highBustFront highBust"],
    [{ shoulderToElbow: 480, shoulderToWrist: 470 }, "part shoulderToElbow shoulderToWrist"],
    [{ hpsToBust: 440 }, "part hpsToBust hpsToWaistFront"],
    [{ waistToKnee: 1050, waistToFloor: 900 }, "smaller waistToKnee waistToFloor"],
    [{ waistToHips: 220 }, "smaller waistToHips waistToSeat"],
    [{ waistToSeat: 300 }, "smaller waistToSeat waistToUpperLeg"],
    [{ wrist: 300 }, "smaller wrist biceps"],
    [{ ankle: 390 }, "smaller ankle knee"],
    [{ knee: 600 }, "smaller knee upperLeg"],
    [{ heel: 230 }, "smaller ankle heel"],
    [{ inseam: 900 }, "inseam inseam waistToUpperLeg waistToFloor"],
    [{ hpsToWaistFront: 600 }, "sum hpsToBust bustPointToUnderbust waistToUnderbust hpsToWaistFront"],
    [{ neck: 570 }, "smaller neck head"],
  ];
  for (const [values, expected] of cases) {
    assert.ok(doubted({ ...HER, ...values }).includes(expected), `${expected}: ${doubted({ ...HER, ...values })}`);
  }
});

test("each check can hold and can fail, and names real measurements", () => {
  for (const check of CHECKS) {
    const her = check.names.map((name) => HER[name]);
    assert.ok(check.holds(...her));
    assert.ok(!check.holds(...her.map((value, at) => (at === 0 ? value * 10 : value))), String(check.names));
    assert.equal(new Set(check.names).size, check.names.length);
  }
});

test("a doubt shows beside each of its measurements", () => {
  const warnings = doubts({ ...HER, waistBack: 740 });
  for (const name of ["waist", "waistBack"] as const) assert.equal(doubtsAbout(name, warnings).length, 1);
  assert.equal(doubtsAbout("chest", warnings).length, 0);
});
