// What went wrong, in words for people.

import { useState } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { type Messages, useText } from "../i18n/index.tsx";

export function inWords(text: Messages, error: unknown): string {
  if (!(error instanceof ApiError)) return text.problems.unknown;
  const { identifier, retryAfter } = error;
  if (identifier === "rateLimitExceeded") return text.problems.tooMuch(retryAfter ?? 60);
  const known: Readonly<Record<string, string>> = {
    ...text.problems.byIdentifier,
    ...text.keys.problems,
    ...text.more.problems,
    ...text.sets.problems,
    ...text.kept.problems,
  };
  return known[identifier] ?? (error.status >= 500 ? text.problems.server : text.problems.refused(identifier));
}

/** A problem to be shown, and how to tell of one; `null` takes it back. */
export function useProblem(): [problem: string | null, tell: (error: unknown) => void] {
  const text = useText();
  const [error, setError] = useState<unknown>(null);
  return [error === null ? null : inWords(text, error), setError];
}
