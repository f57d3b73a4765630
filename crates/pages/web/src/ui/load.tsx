// Showing what has to be fetched first.

import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { useFirstText } from "../i18n/index.tsx";
import { Notice } from "./notice.tsx";
import { inWords } from "./problem.tsx";

export type Loaded<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "ready"; readonly value: T };

/** Fetches something, and again when one of `inputs` changes or it is asked to. */
export function useLoad<T>(fetch: () => Promise<T>, inputs: readonly unknown[]): [Loaded<T>, again: () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: "loading" });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    let current = true;
    fetch().then(
      (value) => current && setLoaded({ kind: "ready", value }),
      (error: unknown) => current && setLoaded({ kind: "failed", error }),
    );
    return () => {
      current = false;
    };
  }, [...inputs, turn]);
  return [loaded, again];
}

interface Props<T> {
  of: Loaded<T>;
  children: (value: T) => ComponentChildren;
}

export function Show<T>({ of, children }: Props<T>) {
  const text = useFirstText();
  switch (of.kind) {
    case "loading":
      return (
        <p class="loading" role="status">
          {text.common.loading}
        </p>
      );
    case "failed":
      return <Notice kind="bad">{inWords(text, of.error)}</Notice>;
    case "ready":
      return <>{children(of.value)}</>;
  }
}
