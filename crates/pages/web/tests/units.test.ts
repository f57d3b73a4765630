import assert from "node:assert/strict";
import { test } from "node:test";
import { ruler } from "../src/units/index.ts";
import { readImperial, showImperial } from "../src/units/imperial.ts";
import { readMetric, showMetric } from "../src/units/metric.ts";

/** Numbers that look random and are the same every time. */
function* numbers(count: number, most: number): Generator<number> {
  let state = 12345;
  for (let turn = 0; turn < count; turn += 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state % most;
  }
}

test("centimetres take a comma and a point", () => {
  for (const [text, value] of [
    ["92", 920], ["92.5", 925], ["92,5", 925], ["42.35", 423.5], [" 7 ", 70], [".5", 5], [",5", 5], ["92.", 920],
    ["92 cm", 920], ["920mm", 920], ["1,05 m", 1050], ["92 см", 920], ["0.1", 1],
  ] as const) {
    assert.equal(readMetric(text), value, text);
  }
});

test("what is no length in centimetres is refused", () => {
  for (const text of ["", " ", "abc", "-5", "1.2.3", "1,2,3", "1e3", "1 000", "1.000,5", "9999999", "Infinity", "cm", "."]) {
    assert.equal(readMetric(text), null, text);
  }
});

test("every tenth of a millimetre survives being shown in centimetres", () => {
  for (let tenths = 1; tenths <= 25000; tenths += 1) {
    const value = tenths / 10;
    assert.equal(readMetric(showMetric(value, ".")), value);
    assert.equal(readMetric(showMetric(value, ",")), value);
  }
});

test("centimetres are shown as the language writes them, without needless zeros", () => {
  assert.equal(ruler("metric", "en").print(420, "mm"), "42\u00a0cm");
  assert.equal(ruler("metric", "de").print(423.5, "mm"), "42,35\u00a0cm");
  assert.equal(ruler("metric", "uk").print(1000, "mm"), "100\u00a0см");
  assert.equal(ruler("metric", "en").show(915.9875, "mm"), "91.6");
});

test("inches take fractions in every way people write them", () => {
  const half = 927.1;
  for (const text of [
    "36 1/2", '36 1/2"', "36.5", "36,5", "36½", "36 ½″", "36-1/2", "36 1⁄2 in", "36 1 / 2", "36.5 inches", "3' 1/2\"",
    "3' 0 1/2\"", "3′ ½″", "3 ft .5 in", "73/2", "36 1/2''", "36 1/2”", "  36   1/2  ", "3 feet 0.5",
  ]) {
    assert.equal(readImperial(text), half, text);
  }
  assert.equal(readImperial("3' 2 1/4\""), 971.55);
  assert.equal(readImperial("3'2¼"), 971.55);
  assert.equal(readImperial("3'"), 914.4);
  assert.equal(readImperial("3 1/2'"), 1066.8);
  assert.equal(readImperial("½"), 12.7);
  assert.equal(readImperial("1/16"), 1.5875);
  assert.equal(readImperial("12 1/32"), 305.59375);
});

test("what is no length in inches is refused", () => {
  for (const text of [
    "", "abc", "-3", "36 3/2", "36 1/0", "1/0", "3' 14\"", "3' 12", "36 1/", "/2", "36 1/2 1/2", "½ ½", "' 3", "3' x", "1 2", "36.5 1/2",
  ]) {
    assert.equal(readImperial(text), null, text);
  }
});

test("every thirty-second of an inch survives being shown, and is the nearest number of millimetres", () => {
  for (let parts = 1; parts <= 32 * 100; parts += 1) {
    const value = (parts * 127) / 160;
    const shown = showImperial(value);
    assert.equal(readImperial(shown), value, shown);
    assert.equal(readImperial(`${shown}″`), value, shown);
  }
});

test("any number of millimetres is shown within a sixty-fourth of an inch", () => {
  for (const tenths of numbers(20000, 25000)) {
    const value = (tenths + 1) / 10;
    const back = readImperial(showImperial(value)) ?? Number.NaN;
    assert.ok(Math.abs(back - value) <= 25.4 / 64 + 1e-9, `${value}: ${showImperial(value)}`);
  }
});

test("inches are shown with the simplest fraction", () => {
  const inches = ruler("imperial", "de");
  for (const [value, shown] of [
    [927.1, "36 1/2″"], [914.4, "36″"], [12.7, "1/2″"], [305.59375, "12 1/32″"], [971.55, "38 1/4″"], [1, "1/32″"], [920, "36 7/32″"],
  ] as const) {
    assert.equal(inches.print(value, "mm"), shown);
  }
});

test("decimals of inches are exact millimetres", () => {
  for (const hundredths of numbers(5000, 9000)) {
    const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
    assert.equal(readImperial(text), (hundredths * 254) / 1000, text);
  }
});

test("a unit that is typed along counts, whatever is shown", () => {
  const inches = ruler("imperial", "en");
  const centimetres = ruler("metric", "en");
  assert.equal(inches.read("92 cm", "mm"), 920);
  assert.equal(inches.read("36.5", "mm"), 927.1);
  assert.equal(inches.read("920mm", "mm"), 920);
  assert.equal(centimetres.read('36 1/2"', "mm"), 927.1);
  assert.equal(centimetres.read("36½", "mm"), 927.1);
  assert.equal(centimetres.read("3' 2 1/4\"", "mm"), 971.55);
  assert.equal(centimetres.read("36.5 in", "mm"), 927.1);
  assert.equal(centimetres.read("36.5", "mm"), 365);
});

test("slopes are degrees in both systems", () => {
  for (const system of ["metric", "imperial"] as const) {
    const degrees = ruler(system, "fr");
    assert.equal(degrees.read("13,5°", "deg"), 13.5);
    assert.equal(degrees.read("13", "deg"), 13);
    assert.equal(degrees.read("1/2", "deg"), null);
    assert.equal(degrees.print(13.5, "deg"), "13,5°");
  }
});

test("nothing is not a measurement", () => {
  for (const text of ["0", "0,0", "0 0/2", ""]) assert.equal(ruler("metric", "en").read(text, "mm"), null, text);
  assert.equal(ruler("imperial", "en").read("0 0/2", "mm"), null);
});

test("limits are told in whole inches and centimetres", () => {
  assert.equal(ruler("imperial", "en").about(620, "mm"), "24″");
  assert.equal(ruler("imperial", "en").about(5, "mm"), "1″");
  assert.equal(ruler("metric", "en").about(625, "mm"), "63\u00a0cm");
  assert.equal(ruler("metric", "en").about(45, "deg"), "45°");
});
