import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf } from "../src/sets/document.ts";
import { fileName, FORMATS, read, write } from "../src/sets/files.ts";
import { type Name, NAMES } from "../src/measurements/list.ts";

const labels = Object.fromEntries(NAMES.map((name) => [name, `The ${name}`])) as Record<Name, string>;
const SET = {
  name: '=HYPERLINK("http://example.org"), "quoted"; О́льга',
  notes: "-- first line\nsecond: line\n'third'",
  imperial: true,
  measies: { chest: 927.1, waist: 740.3333, shoulderSlope: 13.5, ankle: 240 },
};
const file = (format: (typeof FORMATS)[number], set = SET) => write(format, documentOf(set), labels);

for (const format of FORMATS) {
  test(`what is written as ${format} is read back without loss`, async () => {
    const found = await read(await file(format));
    assert.deepEqual(found, {
      name: SET.name, notes: SET.notes, imperial: true, left: [],
      values: { ankle: 240, chest: 927.1, shoulderSlope: 13.5, waist: 740.3333 },
    });
  });
}

test("no cell of the CSV is a formula", async () => {
  for (const evil of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    const csv = await file("csv", { ...SET, name: evil, notes: evil });
    assert.ok(!/(?:^|,|\n)"?[=+@\-\t\r]/.test(csv.replaceAll("\r\n", "\n")), csv);
    assert.equal((await read(csv))?.name, evil);
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
  const expected = { name: "Joost", notes: "n", imperial: true, values: { ankle: 300 }, left: [] };
  assert.deepEqual(await read(json), expected);
  assert.deepEqual(await read(yaml), expected);
});

test("other wrappings are read: the API's, curated sets, and bare measurements", async () => {
  assert.deepEqual((await read('{"result":"success","set":{"name":"a","notes":"--","measies":{"neck":360}}}')), {
    name: "a", notes: "", imperial: false, values: { neck: 360 }, left: [],
  });
  assert.equal((await read('{"nameEn":"Her","measurements":{"neck":360}}'))?.name, "Her");
  assert.deepEqual((await read("neck: 360\nwaist: 740\n"))?.values, { neck: 360, waist: 740 });
});

test("tables from spreadsheets are read", async () => {
  assert.deepEqual((await read("measurement;label;value;unit\r\nchest;Brust;92,7;cm\r\nneck;;360;\r\nhead;;;\r\n")), {
    name: "", notes: "", imperial: false, values: { chest: 927, neck: 360 }, left: [],
  });
  assert.deepEqual((await read("chest,920\nwaist,29 1/8,in\n"))?.values, { chest: 920, waist: 739.775 });
  assert.deepEqual((await read("chest\t920\nshoulderSlope\t13,5\tdeg"))?.values, { chest: 920, shoulderSlope: 13.5 });
});

test("what cannot be taken is named", async () => {
  const found = await read('{"measurements":{"neck":360,"tail":12,"waist":"74cm","hips":-1,"seat":null}}');
  assert.deepEqual(found?.values, { neck: 360 });
  assert.deepEqual(found?.left, ["tail", "waist", "hips"]);
  assert.deepEqual((await read("neck,360\ntail,12\nwaist,much"))?.left, ["tail", "waist"]);
});

test("what has no set in it is nothing", async () => {
  for (const text of ["", "hello", "[1]", "null", "<html></html>", '{"name":"x"}', "a: [", "a,b\nc,d"]) {
    assert.equal(await read(text), null, text);
  }
});

test("a document cannot swell by naming itself again and again", async () => {
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (const [one, next] of ["ab", "bc", "cd", "de", "ef", "fg"]) bomb.push(`${next}: &${next} [${`*${one},`.repeat(9)}]`);
  assert.equal(await read(bomb.join("\n")), null);
});

test("files are named by the letters and digits of the set", () => {
  assert.equal(fileName("Joost / winter ../2026", "json"), "Joost-winter-2026.json");
  assert.equal(fileName("Оля", "csv"), "Оля.csv");
  assert.equal(fileName("//", "yaml"), "measurements.yaml");
});
