// A set as a document that goes from one place to another: the one that the server gives out for public sets.

import type { MeasurementSet, NewSet } from "../api/sets.ts";
import { isName, type Name, NAMES, type Values } from "../measurements/list.ts";
import { notesOf } from "./draft.ts";
import { inUnit, type Unit, valueOf } from "./values.ts";

export interface SetDocument {
  readonly author: "FreeSewing.org";
  readonly type: "measurementsSet";
  readonly about: string;
  readonly name: string;
  readonly notes: string;
  readonly units: "imperial" | "metric";
  /** Millimetres, slopes in degrees. */
  readonly measurements: Values;
}

/** What was found in a document of somebody else. */
export interface Found {
  readonly name: string;
  readonly notes: string;
  readonly imperial: boolean;
  readonly values: Values;
  /** The lengths of which nobody said what they are in; here they count as millimetres. */
  readonly bare: readonly Name[];
  /** What cannot be taken: names that we do not know, and values that are none. */
  readonly left: readonly string[];
}

export function documentOf(set: Pick<MeasurementSet, "name" | "notes" | "imperial" | "measies">): SetDocument {
  const there = NAMES.filter((name) => set.measies[name] !== undefined);
  return {
    author: "FreeSewing.org",
    type: "measurementsSet",
    about: "Contains measurements in mm as well as metadata",
    name: set.name,
    notes: notesOf(set),
    units: set.imperial ? "imperial" : "metric",
    measurements: Object.fromEntries(there.map((name) => [name, set.measies[name]])) as Values,
  };
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The sets in a document, however they are wrapped: one or all of the API's, an account's export, curated sets, a
 * pattern's settings, or bare measurements.
 */
export function findSets(document: unknown): readonly Found[] {
  if (Array.isArray(document)) return document.flatMap(findSets);
  if (!isObject(document)) return [];
  const inner = document["set"] ?? document["curatedSet"] ?? document["pattern"];
  if (isObject(inner)) return findSets(inner);
  const several = document["sets"] ?? document["curatedSets"];
  if (Array.isArray(several)) return several.flatMap(findSets);
  return one(document);
}

function one(document: Members): readonly Found[] {
  const settings = document["settings"];
  const listed = document["measurements"] ?? document["measies"] ?? (isObject(settings) ? settings["measurements"] : undefined);
  // A bare list of measurements will do.
  const alone = listed === undefined && Object.keys(document).some(isName);
  if (!isObject(listed) && !alone) return [];
  const sorted = sort(isObject(listed) ? listed : document);
  // Our own documents are in millimetres, whatever they are to be shown in.
  const ours = document["author"] === "FreeSewing.org" || document["measies"] !== undefined || settings !== undefined;
  return [{
    name: words(document["name"]) || words(document["nameEn"]),
    notes: notesOf({ notes: words(document["notes"]) || words(document["notesEn"]) }),
    imperial: document["units"] === "imperial" || document["imperial"] === true,
    ...sorted,
    bare: ours ? [] : sorted.bare,
  }];
}

/** Tells the measurements from what else there is. */
export function sort(members: Members, unit: (name: string) => string = () => ""): Pick<Found, "values" | "bare" | "left"> {
  const values: Partial<Record<Name, number>> = {};
  const bare: Name[] = [];
  const left: string[] = [];
  for (const [name, written] of Object.entries(members)) {
    const read = isName(name) ? valueOf(name, written, unit(name)) : null;
    if (isName(name) && read !== null) {
      values[name] = read.value;
      if (read.bare) bare.push(name);
    }
    // A measurement that is empty is not one that is lost.
    else if (written !== null && written !== "") left.push(name);
  }
  return { values, bare, left };
}

const words = (value: unknown) => (typeof value === "string" ? value : "");

/** The set to make of what was found. */
export function asNewSet(found: Found, name: string, unit: Unit): NewSet {
  return { name, notes: found.notes, imperial: found.imperial, measies: inUnit(found.values, found.bare, unit) };
}
