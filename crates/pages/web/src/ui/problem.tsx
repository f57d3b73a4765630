// What went wrong, in words for people.

import { useState } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { type Words, useFirstText } from "../i18n/index.tsx";

const HOUR = 3600;

/** Identifiers that mean the same to somebody at a page. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["codeInvalid", "stateInvalid"],
  ["consentInvalid", "consentRequired"],
  ["invalidLanguage", "unsupportedLanguage"],
  ["languageMissing", "unsupportedLanguage"],
  ["levelMissing", "invalidLevel"],
  ["levelNotNumeric", "invalidLevel"],
  ["expiresInMissing", "expiresInInvalid"],
  ["expiresIsNotNumeric", "expiresInInvalid"],
]);

export function inWords(text: Words, error: unknown): string {
  if (!(error instanceof ApiError)) return text.problems.unknown;
  const { retryAfter } = error;
  const identifier = SAME.get(error.identifier) ?? error.identifier;
  const wait = retryAfter ?? 60;
  if (identifier === "rateLimitExceeded") return text.problems.tooMuch(wait);
  if (identifier === "serverBusy") return text.problems.busy(wait);
  // After that many wrong guesses a password is not looked at any more, however long one waits.
  if (identifier === "tooManyTries") return wait > HOUR ? text.problems.locked : text.problems.tooManyTries(wait);
  const known: Readonly<Record<string, string>> = {
    ...text.problems.byIdentifier,
    ...text.keys?.problems,
    ...text.more?.problems,
    ...text.sets?.problems,
    ...text.kept?.problems,
    ...text.account?.problems,
    ...text.maintain?.problems,
  };
  if (Object.hasOwn(known, identifier)) return known[identifier] as string;
  if (identifier.endsWith("TooLong")) return text.problems.tooLong;
  return error.status >= 500 ? text.problems.server : text.problems.refused(identifier);
}

/** A problem to be shown, and how to tell of one; `null` takes it back. */
export function useProblem(): [problem: string | null, tell: (error: unknown) => void] {
  const text = useFirstText();
  const [error, setError] = useState<unknown>(null);
  return [error === null ? null : inWords(text, error), setError];
}
