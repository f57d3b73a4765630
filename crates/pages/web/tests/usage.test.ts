import assert from "node:assert/strict";
import { test } from "node:test";
import { beginning, roundUp, spansOf, usualSpan } from "../src/usage/spans.ts";

const NOW = Date.parse("2026-11-22T21:12:42.501Z");

test("a span has as many days or hours as it says, with the present one", () => {
  assert.equal(beginning("day", 30, NOW), "2026-10-24");
  assert.equal(beginning("day", 1, NOW), "2026-11-22");
  assert.equal(beginning("outcome", 7, NOW), "2026-11-16");
  assert.equal(beginning("hour", 2, NOW), "2026-11-20T22:00:00.000Z");
});

test("what is looked at first can be chosen", () => {
  for (const by of ["day", "hour", "route", "outcome"] as const) assert.ok(spansOf(by).includes(usualSpan(by)));
});

test("the top of a chart is round, and not below what is shown", () => {
  assert.deepEqual([0, 3, 7, 10, 11, 284, 999, 1000].map(roundUp), [5, 5, 8, 10, 20, 300, 1000, 1000]);
});
