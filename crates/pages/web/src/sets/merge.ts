// The same set in two windows: what was saved elsewhere meanwhile, and what is being edited here.

import type { MeasurementSet } from "../api/sets.ts";
import { type Name, NAMES } from "../measurements/list.ts";
import type { Ruler } from "../units/index.ts";
import { type Draft, notesOf, shown } from "./draft.ts";

export type FieldName = "name" | "notes" | "public" | Name;

type Value = string | boolean | number | null;

const FIELDS: readonly FieldName[] = ["name", "notes", "public", ...NAMES];

const isMeasurement = (field: FieldName): field is Name => field !== "name" && field !== "notes" && field !== "public";

export function savedValue(set: MeasurementSet, field: FieldName): Value {
  if (field === "notes") return notesOf(set);
  return isMeasurement(field) ? (set.measies[field] ?? null) : set[field];
}

export const editedValue = (draft: Draft, field: FieldName): Value =>
  isMeasurement(field) ? draft.entries[field].value : draft[field];

/** What was changed here and elsewhere, to different things. How it is shown is no such thing. */
export function clashes(base: MeasurementSet, draft: Draft, there: MeasurementSet): readonly FieldName[] {
  return FIELDS.filter((field) => {
    const [before, here, now] = [savedValue(base, field), editedValue(draft, field), savedValue(there, field)];
    return here !== before && now !== before && here !== now;
  });
}

/** The draft with what was saved elsewhere, but for what is being edited here; `yielding` is taken over all the same. */
export function rebased(
  base: MeasurementSet,
  draft: Draft,
  there: MeasurementSet,
  rulerFor: (imperial: boolean) => Ruler,
  yielding: readonly FieldName[] = [],
): Draft {
  const imperial = draft.imperial === base.imperial ? there.imperial : draft.imperial;
  const ruler = rulerFor(imperial);
  const takes = (field: FieldName) => yielding.includes(field) || editedValue(draft, field) === savedValue(base, field);
  const entry = (name: Name) => {
    const here = draft.entries[name];
    if (here.unreadable && !yielding.includes(name)) return here;
    const value = takes(name) ? (there.measies[name] ?? null) : here.value;
    // What is half typed stays as it is typed.
    return value === here.value && imperial === draft.imperial ? here : shown(name, value, ruler);
  };
  return {
    name: takes("name") ? there.name : draft.name,
    notes: takes("notes") ? notesOf(there) : draft.notes,
    public: takes("public") ? there.public : draft.public,
    imperial,
    entries: Object.fromEntries(NAMES.map((name) => [name, entry(name)])) as Draft["entries"],
  };
}
