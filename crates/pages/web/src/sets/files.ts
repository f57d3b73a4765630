// Sets as files. What reads and writes YAML is fetched when somebody needs it.

import type { Name } from "../measurements/list.ts";
import { download } from "../ui/download.ts";
import { fromCsv, toCsv } from "./csv.ts";
import { findSet, type Found, type SetDocument } from "./document.ts";

export const FORMATS = ["json", "yaml", "csv"] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Readonly<Record<Format, string>> = {
  json: "application/json",
  yaml: "text/yaml",
  csv: "text/csv;charset=utf-8",
};

export async function write(
  format: Format,
  document: SetDocument,
  labels: Readonly<Record<Name, string>>,
): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(document, null, 2)}\n`;
    case "yaml":
      return (await import("yaml")).stringify(document);
    case "csv":
      return toCsv(document, labels);
  }
}

/** The set in a text, whatever it is written in; null if there is none. */
export async function read(text: string): Promise<Found | null> {
  try {
    return findSet(JSON.parse(text));
  } catch {
    // Not JSON.
  }
  // A list of names and values is CSV; to YAML it would be one long word.
  const table = fromCsv(text);
  if (table !== null) return table;
  try {
    return findSet((await import("yaml")).parse(text));
  } catch {
    return null;
  }
}

/** A name for the file: the letters and digits of the set's. */
export function fileName(name: string, format: Format): string {
  const safe = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80);
  return `${safe === "" ? "measurements" : safe}.${format}`;
}

/** Hands a set to whoever looks at the page. */
export function downloadSet(name: string, format: Format, content: string): void {
  download(fileName(name, format), TYPES[format], content);
}
