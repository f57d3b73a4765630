import assert from "node:assert/strict";
import { test } from "node:test";
import { asNewSet, documentOf } from "../src/sets/document.ts";
import { fileName, FORMATS, read, textOf, write } from "../src/sets/files.ts";
import { likelyUnit } from "../src/sets/values.ts";
import { type Name, NAMES } from "../src/measurements/list.ts";

const labels = Object.fromEntries(NAMES.map((name) => [name, `The ${name}`])) as Record<Name, string>;
const SET = {
  name: '=HYPERLINK("http://example.org"), "quoted"; О́льга',
  notes: "-- first line\nsecond: line\n'third'",
  imperial: true,
  measies: { chest: 927.1, waist: 740.3333, shoulderSlope: 13.5, ankle: 240 },
};
/** The one set in a text. */
async function only(text: string) {
  const reading = await read(text, labels);
  assert.equal(reading.kind, "sets", text);
  assert.equal(reading.kind === "sets" && reading.sets.length, 1, text);
  return reading.kind === "sets" ? reading.sets[0] : undefined;
}
const all = async (text: string) => {
  const reading = await read(text, labels);
  return reading.kind === "sets" ? reading.sets : [];
};
const file = (format: (typeof FORMATS)[number], set = SET) => write(format, documentOf(set), labels);

for (const format of FORMATS) {
  test(`what is written as ${format} is read back without loss`, async () => {
    const found = await only(await file(format));
    assert.deepEqual(found, {
      name: SET.name, notes: SET.notes, imperial: true, left: [], bare: [],
      values: { ankle: 240, chest: 927.1, shoulderSlope: 13.5, waist: 740.3333 },
    });
  });
}

test("no cell of the CSV is a formula", async () => {
  for (const evil of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    const csv = await file("csv", { ...SET, name: evil, notes: evil });
    assert.ok(!/(?:^|,|\n)"?[=+@\-\t\r]/.test(csv.replaceAll("\r\n", "\n")), csv);
    assert.equal((await only(csv))?.name, evil);
  }
});

test("the documents of the server are read", async () => {
  const json = `{"result":"success","author":"FreeSewing.org","type":"measurementsSet","about":"Contains measurements in mm as
 well as metadata","id":4,"createdAt":"2026-11-22T21:12:42.501Z","img":"set-4","name":"Joost","notes":"n","updatedAt":null,
 "measurements":{"ankle":300},"units":"imperial"}`.replaceAll("\n", "");
  const yaml = `result: success
author: FreeSewing.org
type: measurementsSet
about: Contains measurements in mm as well as metadata
id: 4
createdAt: 2026-11-22T21:12:42.501Z
img: set-4
name: Joost
notes: 'n'
updatedAt: null
measurements:
  ankle: 300
units: imperial
`;
  const expected = { name: "Joost", notes: "n", imperial: true, values: { ankle: 300 }, bare: [], left: [] };
  assert.deepEqual(await only(json), expected);
  assert.deepEqual(await only(yaml), expected);
});

test("other wrappings are read: the API's, curated sets, and bare measurements", async () => {
  assert.deepEqual((await only('{"result":"success","set":{"name":"a","notes":"--","measies":{"neck":360}}}')), {
    name: "a", notes: "", imperial: false, values: { neck: 360 }, bare: [], left: [],
  });
  assert.equal((await only('{"nameEn":"Her","measurements":{"neck":360}}'))?.name, "Her");
  assert.deepEqual((await only("neck: 360\nwaist: 740\n"))?.values, { neck: 360, waist: 740 });
});

test("tables from spreadsheets are read", async () => {
  assert.deepEqual((await only("measurement;label;value;unit\r\nchest;Brust;92,7;cm\r\nneck;;360;\r\nhead;;;\r\n")), {
    name: "", notes: "", imperial: false, values: { chest: 927, neck: 360 }, bare: ["neck"], left: [],
  });
  assert.deepEqual((await only("chest,920\nwaist,29 1/8,in\n"))?.values, { chest: 920, waist: 739.775 });
  assert.deepEqual((await only("chest\t920\nshoulderSlope\t13,5\tdeg"))?.values, { chest: 920, shoulderSlope: 13.5 });
});

test("what cannot be taken is named", async () => {
  const found = await only('{"measurements":{"neck":360,"tail":12,"waist":"a lot","hips":-1,"seat":null}}');
  assert.deepEqual(found?.values, { neck: 360 });
  assert.deepEqual(found?.left, ["tail", "waist", "hips"]);
  assert.deepEqual((await only("neck,360\ntail,12\nwaist,much"))?.left, ["tail", "waist"]);
});

test("values may be text, with or without a unit", async () => {
  const found = await only('{"neck":"36.5 cm","waist":"29 1/8\\"","chest":"920","head":{"a":1}}');
  assert.deepEqual(found?.values, { neck: 365, waist: 739.775, chest: 920 });
  assert.deepEqual(found?.bare, ["chest"]);
  assert.deepEqual(found?.left, ["head"]);
});

test("a value with more digits than one would type comes back from CSV as it was", async () => {
  const measies = { ...SET.measies, chest: 2540 / 3, waist: 923.9249999999999 };
  assert.deepEqual((await only(await file("csv", { ...SET, measies })))?.values, {
    ankle: 240, chest: 2540 / 3, shoulderSlope: 13.5, waist: 923.9249999999999,
  });
});

test("what has several sets in it gives them all: lists of the API, an account's export, curated sets", async () => {
  const set = (name: string) => `{"name":"${name}","measies":{"neck":360}}`;
  for (const text of [
    `{"result":"success","sets":[${set("a")},${set("b")}]}`,
    `{"id":3,"data":{},"patterns":[],"sets":[${set("a")},${set("b")},{"name":"empty","measies":{}}]}`,
    '[{"nameEn":"a","measies":{"neck":360}},{"nameEn":"b","measies":{"neck":360}}]',
  ]) {
    assert.deepEqual((await all(text)).map(({ name }) => name), ["a", "b"]);
  }
});

test("the measurements in a pattern are found", async () => {
  assert.deepEqual((await only('{"type":"pattern","name":"Shirt","settings":{"measurements":{"neck":360}}}'))?.values, { neck: 360 });
});

test("a table with a line for each person gives a set for each", async () => {
  const sets = await all("Name;Notes;The chest;waist_to_knee;Phone\nAnn;tall;92,5;60;1\nBea;;88;58;\n;;;;\n");
  assert.deepEqual(sets.map(({ name, notes, values, left }) => ({ name, notes, values, left })), [
    { name: "Ann", notes: "tall", values: { chest: 92.5, waistToKnee: 60 }, left: ["Phone"] },
    { name: "Bea", notes: "", values: { chest: 88, waistToKnee: 58 }, left: [] },
  ]);
});

test("lengths without a unit are taken for what people have", async () => {
  for (const [text, unit, chest] of [
    ["chest,92.5\nwaist,74\nshoulderSlope,13", "cm", 925],
    ["chest,36.4\nwaist,29\nshoulderSlope,13", "in", 924.56],
    ["chest,925\nwaist,740\nshoulderSlope,13", "mm", 925],
  ] as const) {
    const found = await only(text);
    assert.ok(found);
    assert.equal(likelyUnit(found.values, found.bare), unit);
    const { measies } = asNewSet(found, "x", unit);
    assert.equal(measies?.["chest"], chest);
    assert.equal(measies?.["shoulderSlope"], 13);
  }
});

test("what has no set in it is nothing", async () => {
  for (const text of ["hello", "[1]", "null", '{"name":"x"}', "a,b\nc,d", '{"sets":[]}', '{"measurements":{"neck":0}}']) {
    assert.deepEqual(await read(text, labels), { kind: "none" }, text);
  }
});

test("what is broken, or of another kind, is told from that", async () => {
  assert.deepEqual(await read('{\n "measurements": {\n "neck": 360,\n', labels), { kind: "broken", line: 4 });
  assert.equal((await read("a: [", labels)).kind, "broken");
  for (const text of ["<html></html>", "PK\u0003\u0004\0\0", "%PDF-1.7"]) {
    assert.deepEqual(await read(text, labels), { kind: "other" }, text);
  }
});

test("what spreadsheets call Unicode is read, and what they wrote before it", async () => {
  const wide = Uint8Array.from([0xff, 0xfe, ...[..."Größe"].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])]);
  assert.equal(await textOf(new Blob([wide])), "Größe");
  assert.equal(await textOf(new Blob([Uint8Array.from([0x47, 0xf6])])), "Gö");
  assert.equal(await textOf(new Blob(["\uFEFFчхвля"])), "чхвля");
});

test("a document cannot swell by naming itself again and again", async () => {
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (const [one, next] of ["ab", "bc", "cd", "de", "ef", "fg"]) bomb.push(`${next}: &${next} [${`*${one},`.repeat(9)}]`);
  assert.deepEqual(await read(bomb.join("\n"), labels), { kind: "none" });
});

test("files are named by the letters and digits of the set", () => {
  assert.equal(fileName("Joost / winter ../2026", "json"), "Joost-winter-2026.json");
  assert.equal(fileName("Оля", "csv"), "Оля.csv");
  assert.equal(fileName("//", "yaml"), "measurements.yaml");
});
