// Which page is shown: the part of the address behind the #, such as #/keys/1234?tab=use. The server sees none of it.

import { useEffect, useState } from "preact/hooks";

export interface Location {
  /** The segments of the path: `#/keys/1234` is `["keys", "1234"]`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function parse(hash: string): Location {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const segments = path.split("/").filter((segment) => segment !== "");
  return { path: segments.map(decode), query: new URLSearchParams(query) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a page: `href("keys", id)`. */
export function href(...path: readonly (string | number)[]): string {
  return "#/" + path.map((segment) => encodeURIComponent(segment)).join("/");
}

export function go(to: string): void {
  window.location.hash = to;
}

/** Goes somewhere so that "back" does not come back here. */
export function goInstead(to: string): void {
  window.location.replace(to);
}

/** Is asked before another page is shown; what it is given goes there after all. */
export type Guard = (leave: () => void) => void;

// The browser has moved already when we hear of it, and does not say which way. So each entry of its history gets a
// number: with it we know how many steps lead back to what is still shown.
interface Entry {
  readonly hash: string;
  readonly number: number;
}

let shown: Entry | null = null;
let guard: Guard | null = null;
let returning = false;
const watchers = new Set<(hash: string) => void>();

const numberHere = (): number | null => {
  const state = window.history.state as { number?: unknown } | null;
  return typeof state?.number === "number" ? state.number : null;
};

function show(number: number): void {
  shown = { hash: window.location.hash, number };
  window.history.replaceState({ number }, "");
  for (const watcher of watchers) watcher(shown.hash);
}

function moved(): void {
  if (shown === null) return;
  if (returning) {
    returning = false;
    return;
  }
  const number = numberHere();
  const hash = window.location.hash;
  if (guard === null || hash === shown.hash) {
    show(number ?? shown.number + 1);
    return;
  }
  // A page without a number is new, one step ahead; going back takes it out of the history, so it is entered anew.
  const steps = number === null ? 1 : number - shown.number;
  returning = true;
  window.history.go(-steps);
  guard(() => {
    guard = null;
    if (number === null) go(hash);
    else window.history.go(steps);
  });
}

/** Has somebody asked before each change of page, until the function that is returned is called. */
export function keepHere(ask: Guard): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}

/** Leaves what is shown in another way than by an address, such as signing out; asks first where there is something to lose. */
export function leaveBy(leave: () => void): void {
  if (guard === null) leave();
  else guard(leave);
}

export function useLocation(): Location {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    if (watchers.size === 0) {
      window.addEventListener("hashchange", moved);
      show(numberHere() ?? 0);
    }
    watchers.add(setHash);
    return () => {
      watchers.delete(setHash);
      if (watchers.size === 0) window.removeEventListener("hashchange", moved);
    };
  }, []);
  return parse(hash);
}
