// A set as a document that goes from one place to another: the one that the server gives out for public sets.

import type { MeasurementSet, NewSet } from "../api/sets.ts";
import { isName, kindOf, type Name, NAMES, type Values } from "../measurements/list.ts";
import { notesOf } from "./draft.ts";

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

/** A set in a document, however it is wrapped; null if there is none. */
export function findSet(document: unknown): Found | null {
  if (!isObject(document)) return null;
  const inner = document["set"] ?? document["curatedSet"];
  if (isObject(inner)) return findSet(inner);
  const values = document["measurements"] ?? document["measies"];
  // A bare list of measurements will do.
  const bare = values === undefined && Object.keys(document).some(isName);
  if (!isObject(values) && !bare) return null;
  return {
    name: words(document["name"]) || words(document["nameEn"]),
    notes: notesOf({ notes: words(document["notes"]) || words(document["notesEn"]) }),
    imperial: document["units"] === "imperial" || document["imperial"] === true,
    ...sort(isObject(values) ? values : document),
  };
}

/** Tells the measurements from what else there is. */
export function sort(members: Members): Pick<Found, "values" | "left"> {
  const values: Partial<Record<Name, number>> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(members)) {
    if (isName(name) && typeof value === "number" && Number.isFinite(value) && value > 0) values[name] = value;
    // A measurement that is empty is not one that is lost.
    else if (value !== null && value !== "") left.push(name);
  }
  return { values, left };
}

const words = (value: unknown) => (typeof value === "string" ? value : "");

/** The set to make of what was found. */
export function asNewSet(found: Found, name: string): NewSet {
  return { name, notes: found.notes, imperial: found.imperial, measies: found.values };
}

/** Whether a value is a slope, for those who write units. */
export const unitOf = (name: Name) => (kindOf(name) === "deg" ? "deg" : "mm");
