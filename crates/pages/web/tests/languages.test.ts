import assert from "node:assert/strict";
import { test } from "node:test";
import { de } from "../src/i18n/de/index.ts";
import { en } from "../src/i18n/en/index.ts";
import { es } from "../src/i18n/es/index.ts";
import { fr } from "../src/i18n/fr/index.ts";
import { nl } from "../src/i18n/nl/index.ts";
import { uk } from "../src/i18n/uk/index.ts";
import { NAMES } from "../src/measurements/list.ts";

type Say = (...args: unknown[]) => string;

/** Every message by its path. */
function* messages(said: object, path = ""): Generator<[path: string, message: string | Say]> {
  for (const [name, value] of Object.entries(said)) {
    if (typeof value === "object" && value !== null) yield* messages(value, `${path}${name}.`);
    else yield [path + name, value as string | Say];
  }
}

const english = new Map(messages(en));

/** Something to tell apart in what a message makes of it: numbers for those that count. */
const given = (path: string, message: Say): unknown[] =>
  Array.from({ length: message.length }, (_, at) => (/^problems\.(tooMuch|busy|tooManyTries)$/.test(path) ? 31 + at : `<${at}>`));

for (const [language, said] of Object.entries({ en, de, es, fr, nl, uk })) {
  test(`${language} says everything`, () => {
    const own = new Map(messages(said));
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort());
    for (const [path, message] of own) {
      if (typeof message === "string") {
        assert.notEqual(message.trim(), "", path);
        continue;
      }
      const model = english.get(path) as Say;
      assert.equal(message.length, model.length, path);
      const args = given(path, message);
      const words = message(...args);
      for (const arg of args) assert.ok(words.includes(String(arg)), `${path} leaves out ${String(arg)}: ${words}`);
    }
  });
}

test("only what is the same word in both languages is left in English", () => {
  for (const [language, said] of Object.entries({ de, es, fr, nl, uk })) {
    const same = [...messages(said)].filter(([path, message]) => typeof message === "string" && message === english.get(path));
    assert.ok(same.length <= 10, `${language}: ${same.map(([path]) => path).join(", ")}`);
  }
});

test("each measurement has a name of its own and help in every language", () => {
  for (const [language, { measurements }] of Object.entries({ en, de, es, fr, nl, uk })) {
    const names = NAMES.map((name) => measurements.names[name]);
    assert.equal(new Set(names).size, NAMES.length, language);
    for (const name of NAMES) assert.match(measurements.help[name], /\.$/, `${language} ${name}`);
  }
});

test("minutes are told when seconds would be many", () => {
  for (const { problems } of [en, de, es, fr, nl, uk]) {
    assert.match(problems.tooMuch(31), /31/);
    assert.match(problems.tooMuch(600), /\b10\b/);
  }
});
