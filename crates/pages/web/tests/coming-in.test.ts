import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../src/api/client.ts";
import { de } from "../src/i18n/de/index.ts";
import { en } from "../src/i18n/en/index.ts";
import { es } from "../src/i18n/es/index.ts";
import { fr } from "../src/i18n/fr/index.ts";
import { nl } from "../src/i18n/nl/index.ts";
import { uk } from "../src/i18n/uk/index.ts";
import { inTime } from "../src/i18n/wait.ts";
import { worthReturning } from "../src/return-to.ts";
import { inWords } from "../src/ui/problem.tsx";

test("somebody comes back to a page, and not to a way in", () => {
  for (const hash of ["#/keys/1", "#/more?x=1", "#/confirm/emailchange?id=1"]) assert.ok(worthReturning(hash), hash);
  for (const hash of ["", "#/", "#/signup", "#/oauth/github?state=1", "#/confirm/signin?id=1", "#/confirm/signup"]) {
    assert.ok(!worthReturning(hash), hash);
  }
});

test("a wait is told in the unit that fits", () => {
  assert.equal(inTime(1, "en"), "in 1 second");
  assert.equal(inTime(0.2, "en"), "in 1 second");
  assert.equal(inTime(600, "de"), "in 10 Minuten");
  assert.equal(inTime(86_400, "nl"), "over 24 uur");
  assert.equal(inTime(8, "uk"), "через 8 секунд");
});

test("who guessed a password wrong too often is sent to their mail, not told to wait", () => {
  assert.match(inWords(en, new ApiError(429, "tooManyTries", 8)), /in 8 seconds.*mailed/);
  assert.equal(inWords(en, new ApiError(429, "tooManyTries", 86_400)), en.problems.locked);
  assert.match(inWords(en, new ApiError(503, "serverBusy", 2)), /in 2 seconds/);
});

/** What the routes for coming in, keys, their use and asking for more can answer, as docs/API.md has it. */
const IDENTIFIERS: readonly [number, string][] = [
  [400, "emailMissing"], [400, "emailInvalid"], [400, "emailTooLong"], [400, "languageMissing"], [400, "unsupportedLanguage"],
  [400, "usernameMissing"], [400, "passwordMissing"], [400, "consentRequired"], [400, "consentInvalid"],
  [401, "unauthorized"], [401, "signInFailed"], [403, "mfaTokenRequired"], [403, "statusLacking"], [403, "accountBlocked"],
  [403, "invalidProvider"], [403, "invalidLanguage"], [403, "stateInvalid"], [403, "codeInvalid"], [451, "consentLacking"],
  [502, "providerFailed"], [503, "serverBusy"], [429, "rateLimitExceeded"], [404, "notFound"], [413, "bodyTooLarge"],
  [403, "insufficientAccessLevel"], [400, "nameMissing"], [400, "nameTooLong"],
  [400, "levelMissing"], [400, "levelNotNumeric"], [400, "invalidLevel"], [400, "keyLevelExceedsRoleLevel"], [400, "keyLevelRaised"],
  [400, "expiresInMissing"], [400, "expiresIsNotNumeric"], [400, "expiresInInvalid"], [400, "expiresIsHigherThanMaximum"],
  [400, "keyLifeExtended"], [400, "keyNotActive"], [400, "overlapInvalid"], [400, "spanInvalid"],
  [400, "purposeMissing"], [400, "purposeTooLong"], [400, "quotaMissing"], [400, "quotaInvalid"], [400, "quotaRequestPending"],
  [0, "network"], [401, "codeWrong"],
];

for (const [language, text] of Object.entries({ en, de, es, fr, nl, uk })) {
  test(`${language} has a sentence for each thing that can go wrong`, () => {
    for (const [status, identifier] of IDENTIFIERS) {
      const words = inWords(text, new ApiError(status, identifier));
      assert.notEqual(words, text.problems.refused(identifier), identifier);
      assert.notEqual(words, text.problems.server, identifier);
      assert.match(words, /[.?]$/, identifier);
      assert.ok(!words.includes(identifier), words);
    }
    assert.ok(inWords(text, new ApiError(400, "constructor")).includes("constructor"));
  });
}
