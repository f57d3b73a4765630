import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeasurementSet } from "../src/api/sets.ts";
import { changes, isChanged, measuredIn, open, typed, unreadable } from "../src/sets/draft.ts";
import { ruler } from "../src/units/index.ts";

const SET: MeasurementSet = {
  id: 4,
  createdAt: "2026-11-22T21:12:42.501Z",
  img: "default-avatar",
  imperial: false,
  name: "Sorcha",
  notes: "--",
  userId: 14,
  // A third of a millimetre cannot be shown in either unit.
  measies: { chest: 920, waist: 740.3333, seat: 915.9875, shoulderSlope: 13 },
  public: false,
  updatedAt: null,
};

const metric = ruler("metric", "en");
const imperial = ruler("imperial", "en");

test("what was not edited is not sent", () => {
  const draft = open(SET, metric);
  assert.deepEqual(changes(SET, draft), {});
  assert.equal(isChanged(SET, draft), false);
  assert.equal(draft.notes, "");
});

test("only what was edited is sent", () => {
  const draft = typed({ ...open(SET, metric), name: "Her" }, SET, "chest", "92,5", metric);
  assert.deepEqual(changes(SET, draft), { name: "Her", measies: { chest: 925 } });
});

test("an emptied field clears its measurement", () => {
  assert.deepEqual(changes(SET, typed(open(SET, metric), SET, "waist", " ", metric)), { measies: { waist: null } });
});

test("a value that is typed in inches is kept as exact millimetres", () => {
  const draft = typed(open(SET, imperial), SET, "waist", "36 1/2", imperial);
  assert.deepEqual(changes(SET, draft), { measies: { waist: 927.1 } });
});

test("typing what stood there changes nothing, though it was rounded", () => {
  for (const units of [metric, imperial]) {
    const before = open(SET, units);
    const text = before.entries.waist.text;
    const after = typed(typed(before, SET, "waist", "1", units), SET, "waist", text, units);
    assert.deepEqual(changes(SET, after), {});
  }
});

test("other units show the same values and change none", () => {
  const there = measuredIn(open(SET, metric), true, imperial);
  assert.equal(there.entries.seat.text, "36 1/16");
  assert.equal(there.entries.shoulderSlope.text, "13");
  assert.deepEqual(changes(SET, there), { imperial: true });
  assert.deepEqual(changes(SET, measuredIn(there, false, metric)), {});
});

test("an edited value survives a change of units", () => {
  const draft = measuredIn(typed(open(SET, metric), SET, "chest", "92.35", metric), true, imperial);
  assert.deepEqual(changes(SET, draft), { imperial: true, measies: { chest: 923.5 } });
});

test("what cannot be read is told and holds one back from leaving", () => {
  const draft = typed(open(SET, metric), SET, "neck", "about 36", metric);
  assert.deepEqual(unreadable(draft), ["neck"]);
  assert.equal(isChanged(SET, draft), true);
  assert.equal(measuredIn(draft, true, imperial).entries.neck.text, "about 36");
});
