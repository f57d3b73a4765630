import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeasurementSet } from "../src/api/sets.ts";
import { setsBehind } from "../src/sets/behind.ts";
import { changes, open, settledIn, typed } from "../src/sets/draft.ts";
import { findIn } from "../src/sets/find.ts";
import { clashes, rebased } from "../src/sets/merge.ts";
import { ruler } from "../src/units/index.ts";

const BASE: MeasurementSet = {
  id: 4,
  createdAt: "2026-11-22T21:12:42.501Z",
  img: "default-avatar",
  imperial: false,
  name: "Sorcha",
  notes: "--",
  userId: 14,
  measies: { chest: 920, waist: 740.3333 },
  public: false,
  updatedAt: "2026-11-22T21:12:42.501Z",
};
const metric = ruler("metric", "en");
const rulerFor = (imperial: boolean) => ruler(imperial ? "imperial" : "metric", "en");
const there = (part: Partial<MeasurementSet>): MeasurementSet => ({ ...BASE, ...part });

test("what another window saved is taken over, and what is edited here stays", () => {
  const draft = typed(open(BASE, metric), BASE, "chest", "93", metric);
  const now = there({ notes: "n", measies: { chest: 920, waist: 750, neck: 360 } });
  assert.deepEqual(clashes(BASE, draft, now), []);
  const both = rebased(BASE, draft, now, rulerFor);
  assert.deepEqual([both.notes, both.entries.waist.text, both.entries.neck.text], ["n", "75", "36"]);
  assert.deepEqual(changes(now, both), { measies: { chest: 930 } });
});

test("what both changed is asked about, unless to the same", () => {
  const draft = { ...typed(open(BASE, metric), BASE, "chest", "93", metric), name: "Her" };
  const now = there({ name: "Hers", measies: { chest: 930 } });
  assert.deepEqual(clashes(BASE, draft, now), ["name"]);
  assert.equal(rebased(BASE, draft, now, rulerFor).name, "Her");
  assert.equal(rebased(BASE, draft, now, rulerFor, ["name"]).name, "Hers");
  assert.deepEqual(changes(now, rebased(BASE, draft, now, rulerFor)), { name: "Her" });
});

test("clearing a measurement clashes with changing it", () => {
  const draft = typed(open(BASE, metric), BASE, "chest", "", metric);
  assert.deepEqual(clashes(BASE, draft, there({ measies: { chest: 900, waist: 740.3333 } })), ["chest"]);
});

test("other units are taken over, with all that stands here", () => {
  const draft = typed(open(BASE, metric), BASE, "chest", "91.44", metric);
  const both = rebased(BASE, draft, there({ imperial: true }), rulerFor);
  assert.deepEqual([both.imperial, both.entries.chest.text], [true, "36"]);
});

test("what is half typed stays as it is typed", () => {
  const draft = typed(open(BASE, metric), BASE, "neck", "36.", metric);
  assert.equal(rebased(BASE, draft, there({ notes: "n" }), rulerFor).entries.neck.text, "36.");
  const odd = typed(open(BASE, metric), BASE, "neck", "about 36", metric);
  assert.equal(rebased(BASE, odd, there({ measies: { neck: 1 } }), rulerFor).entries.neck.text, "about 36");
});

test("a field that is left shows what was understood", () => {
  const draft = typed(open(BASE, metric), BASE, "neck", '14 1/2"', metric);
  const settled = settledIn(draft, "neck", metric);
  assert.equal(settled.entries.neck.text, "36.83");
  assert.deepEqual(changes(BASE, settled), { measies: { neck: 368.3 } });
  assert.equal(settledIn(typed(draft, BASE, "neck", "x", metric), "neck", metric).entries.neck.text, "x");
});

test("a set is found by words of its name and notes, and sorted as people count", () => {
  const sets = [
    there({ id: 1, name: "Customer 10", updatedAt: "2026-11-24T00:00:00.000Z" }),
    there({ id: 2, name: "Customer 9", notes: "Tall", updatedAt: "2026-11-25T00:00:00.000Z" }),
    there({ id: 3, name: "ÉMILE", updatedAt: null }),
  ];
  const ids = (words: string, order: "change" | "name") => findIn(sets, words, order, "en").map(({ id }) => id);
  assert.deepEqual(ids("", "change"), [2, 1, 3]);
  assert.deepEqual(ids("", "name"), [2, 1, 3]);
  assert.deepEqual(ids("tall CUST", "change"), [2]);
  assert.deepEqual(ids("émile", "name"), [3]);
});

test("a pattern's sets are those with all its measurements", () => {
  const sets = [there({ id: 1 }), there({ id: 2, measies: { chest: 920 } }), there({ id: 3, measies: {} })];
  const ids = (settings: unknown) => setsBehind(settings, sets).map(({ id }) => id);
  assert.deepEqual(ids({ measurements: { chest: 920 } }), [1, 2]);
  assert.deepEqual(ids({ measurements: { chest: 920, waist: 740.3333 } }), [1]);
  for (const none of [null, 1, {}, { measurements: null }, { measurements: {} }, { measurements: { tail: 1 } }]) assert.deepEqual(ids(none), []);
});
