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

export function useLocation(): Location {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const changed = () => setHash(window.location.hash);
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return parse(hash);
}
