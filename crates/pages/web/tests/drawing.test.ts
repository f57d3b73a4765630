import assert from "node:assert/strict";
import { test } from "node:test";
import { LINES } from "../src/drawing/lines.ts";
import { NAMES } from "../src/measurements/list.ts";

test("each measurement has a line of its own", () => {
  const seen = new Set<string>();
  for (const name of NAMES) {
    const sides = Object.entries(LINES[name]);
    assert.ok(sides.length > 0, name);
    for (const [side, line] of sides) {
      assert.match(line, /^M[-\d. MQCLHV]+$/, name);
      assert.ok(!seen.has(side + line), `${name} lies on another line`);
      seen.add(side + line);
    }
  }
});
