// Sets as CSV, for spreadsheets: one line for each measurement. Tables with one line for each person are read as well.

import { isName, kindOf, type Name, NAMES } from "../measurements/list.ts";
import { cell, cellsOf, inCell } from "./cells.ts";
import { type Found, type SetDocument, sort } from "./document.ts";

export type Labels = Readonly<Record<Name, string>>;

const HEAD = ["measurement", "label", "value", "unit"];

export function toCsv(document: SetDocument, labels: Labels): string {
  const there = NAMES.filter((name) => document.measurements[name] !== undefined);
  const unit = (name: Name) => (kindOf(name) === "deg" ? "deg" : "mm");
  const lines = [
    HEAD,
    ["name", "", document.name, ""],
    ["notes", "", document.notes, ""],
    ["units", "", document.units, ""],
    ...there.map((name) => [name, labels[name], String(document.measurements[name]), unit(name)]),
  ];
  return lines.map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

/** What spreadsheets make of it: other separators, other decimal signs, no labels, other units, names as people write them. */
export function fromCsv(text: string, ...labels: readonly Labels[]): readonly Found[] {
  const lines = cellsOf(text.replace(/^\uFEFF/, "")).filter((cells) => cells.some((words) => words.trim() !== ""));
  const [first = [], ...rest] = lines;
  const known = namesIn(labels);
  const across = first.filter((words) => known(words) !== null).length;
  const found = across >= 2 ? rest.map((line) => person(first, line, known)) : [list(first, rest, known)];
  return found.filter(({ values }) => Object.keys(values).length > 0);
}

type Known = (words: string) => Name | null;

/** The measurement that some words mean: `waistToKnee`, `waist_to_knee`, or what it is called here. */
function namesIn(labels: readonly Labels[]): Known {
  const simple = (words: string) => words.toLowerCase().replace(/[\s_-]+/g, "");
  const names = new Map(labels.flatMap((label) => NAMES.map((name) => [simple(label[name]), name] as const)));
  for (const name of NAMES) names.set(simple(name), name);
  return (words) => names.get(simple(inCell(words))) ?? null;
}

/** One line for each measurement. */
function list(first: readonly string[], rest: readonly (readonly string[])[], known: Known): Found {
  const head = first.map((name) => name.trim().toLowerCase());
  const headed = head.includes("value");
  const [valued, unit] = headed ? [head.indexOf("value"), head.indexOf("unit")] : [1, 2];
  const members: Record<string, string> = {};
  const units: Record<string, string> = {};
  const about: Record<string, string> = {};
  for (const line of headed ? rest : [first, ...rest]) {
    const words = inCell(line[0]);
    const name = known(words) ?? words;
    const value = inCell(line[valued]);
    if (["name", "notes", "units"].includes(name)) about[name] = value;
    else if (name !== "") {
      members[name] = value;
      units[name] = isName(name) ? inCell(line[unit]) : "";
    }
  }
  return {
    name: about["name"] ?? "",
    notes: about["notes"] ?? "",
    imperial: about["units"] === "imperial",
    ...sort(members, (name) => units[name] ?? ""),
  };
}

/** One line for each person, and a column for each measurement. */
function person(head: readonly string[], line: readonly string[], known: Known): Found {
  const members: Record<string, string> = {};
  const about: Record<string, string> = {};
  head.forEach((words, at) => {
    const name = known(words) ?? inCell(words);
    const value = inCell(line[at]);
    if (["name", "notes", "units"].includes(name.toLowerCase())) about[name.toLowerCase()] = value;
    else if (name !== "") members[name] = value;
  });
  return { name: about["name"] ?? "", notes: about["notes"] ?? "", imperial: about["units"] === "imperial", ...sort(members) };
}
