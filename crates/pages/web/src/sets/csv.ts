// Sets as CSV, for spreadsheets: one line for each measurement.

import { isName, type Name, NAMES } from "../measurements/list.ts";
import { ruler } from "../units/index.ts";
import { type Found, type SetDocument, sort, unitOf } from "./document.ts";

const HEAD = ["measurement", "label", "value", "unit"];

export function toCsv(document: SetDocument, labels: Readonly<Record<Name, string>>): string {
  const there = NAMES.filter((name) => document.measurements[name] !== undefined);
  const lines = [
    HEAD,
    ["name", "", document.name, ""],
    ["notes", "", document.notes, ""],
    ["units", "", document.units, ""],
    ...there.map((name) => [name, labels[name], String(document.measurements[name]), unitOf(name)]),
  ];
  return lines.map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

/** A cell that a spreadsheet takes as text and never as a formula: those begin with one of these signs. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n']/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What spreadsheets make of it is read as well: other separators, other decimal signs, no labels, other units. */
export function fromCsv(text: string): Found | null {
  const [first = [], ...rest] = cells(text.replace(/^\uFEFF/, ""));
  const head = first.map((name) => name.trim().toLowerCase());
  const headed = head.includes("value");
  const column = (name: string, otherwise: number) => (headed ? head.indexOf(name) : otherwise);
  const [named, valued, unit] = [headed ? 0 : column("measurement", 0), column("value", 1), column("unit", 2)];
  const members: Record<string, unknown> = {};
  const about: Record<string, string> = {};
  for (const line of headed ? rest : [first, ...rest]) {
    const name = plain(line[named] ?? "");
    const value = plain(line[valued] ?? "");
    if (isName(name)) members[name] = read(name, value, plain(line[unit] ?? ""));
    else if (["name", "notes", "units"].includes(name)) about[name] = value;
    else if (name !== "") members[name] = value;
  }
  const sorted = sort(members);
  if (Object.keys(sorted.values).length === 0) return null;
  return { name: about["name"] ?? "", notes: about["notes"] ?? "", imperial: about["units"] === "imperial", ...sorted };
}

function read(name: Name, value: string, unit: string): number | string {
  if (value === "") return "";
  const kind = unitOf(name);
  const length = unit === "" || unit === "deg" ? `${value} mm` : `${value} ${unit}`;
  return ruler("metric", "en").read(kind === "deg" ? value : length, kind) ?? value;
}

const plain = (text: string) => text.trim().replace(/^'/, "");

/** The cells of each line; quoted ones may have line ends in them. */
function cells(text: string): string[][] {
  const separator = [";", "\t"].find((sign) => text.split(/\r?\n/, 1)[0]?.includes(sign)) ?? ",";
  const lines: string[][] = [];
  let line: string[] = [];
  let current = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') current += sign;
      else if (text.charAt(at + 1) === '"') current += text.charAt((at += 1));
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator || sign === "\n") {
      line.push(current);
      current = "";
      if (sign === separator) continue;
      lines.push(line);
      line = [];
    } else if (sign !== "\r") current += sign;
  }
  if (current !== "" || line.length > 0) lines.push([...line, current]);
  return lines;
}
