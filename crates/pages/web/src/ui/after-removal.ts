import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Where the keyboard goes on when an entry of a list is removed, and its button with it: to what stands in its place now,
 * or to the heading of an empty list. Entries carry `data-entry` with their id; the heading needs a `tabIndex` of -1.
 */
export function useAfterRemoval() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [next, setNext] = useState<{ readonly id: string | null } | null>(null);
  // After the page has changed: while a dialog is open, nothing behind it takes the focus.
  useEffect(() => {
    if (next === null) return;
    const entry = next.id === null ? null : document.querySelector(`[data-entry="${next.id}"]`);
    const usable = entry?.querySelector<HTMLElement>("a[href], button, input");
    (usable ?? heading.current)?.focus();
  }, [next]);
  /** To be called while the entry is still there. */
  const goOnFrom = (id: number) => {
    const ids = [...document.querySelectorAll<HTMLElement>("[data-entry]")].map(({ dataset }) => dataset["entry"] ?? "");
    const at = ids.indexOf(String(id));
    setNext({ id: ids[at + 1] ?? ids[at - 1] ?? null });
  };
  return { heading, goOnFrom };
}
