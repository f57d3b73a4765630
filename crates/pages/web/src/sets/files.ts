// Sets as files. What reads and writes YAML is fetched when somebody needs it.

import { download } from "../ui/download.ts";
import { fromCsv, type Labels, toCsv } from "./csv.ts";
import { findSets, type Found, type SetDocument } from "./document.ts";

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
  labels: Labels,
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

/** What became of reading a file: its sets, or why there are none. */
export type Reading =
  | { readonly kind: "sets"; readonly sets: readonly Found[] }
  /** There is something wrong in it, near this line. */
  | { readonly kind: "broken"; readonly line: number }
  /** Of a kind that is not read here: pictures, web pages, a spreadsheet's own files. */
  | { readonly kind: "other" }
  | { readonly kind: "none" };

/** The sets in a text, whatever it is written in. `labels` are what the measurements may be called by whoever wrote it. */
export async function read(text: string, ...labels: readonly Labels[]): Promise<Reading> {
  if (/[\0\uFFFD]/.test(text) || /^\s*</.test(text) || text.startsWith("%PDF")) return { kind: "other" };
  try {
    return among(findSets(JSON.parse(text)));
  } catch {
    // Not JSON.
  }
  // A list of names and values is CSV; to YAML it would be one long word.
  const table = fromCsv(text, ...labels);
  if (table.length > 0) return among(table);
  const { parse, YAMLParseError } = await import("yaml");
  try {
    return among(findSets(parse(text, { logLevel: "error" })));
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return line === undefined ? { kind: "none" } : { kind: "broken", line };
  }
}

const among = (sets: readonly Found[]): Reading => {
  const some = sets.filter(({ values }) => Object.keys(values).length > 0);
  return some.length > 0 ? { kind: "sets", sets: some } : { kind: "none" };
};

/** The text of a file: spreadsheets write UTF-16 when asked for Unicode. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(wide).decode(bytes);
  // Older ones write the letters of their country; every byte is a letter there.
  return text.includes("\uFFFD") && !bytes.includes(0) ? new TextDecoder("windows-1252").decode(bytes) : text;
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
