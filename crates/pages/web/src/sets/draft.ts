// A set while it is being edited: the words in its fields, and what has to be sent to save them.

import type { MeasurementSet, SetPatch } from "../api/sets.ts";
import { kindOf, type Name, NAMES, type Values } from "../measurements/list.ts";
import type { Ruler } from "../units/index.ts";

/** A field: what stands in it, and what that is. */
export interface Entry {
  readonly text: string;
  /** Null if the field is empty, or cannot be read. */
  readonly value: number | null;
  readonly unreadable: boolean;
}

export interface Draft {
  readonly name: string;
  readonly notes: string;
  readonly imperial: boolean;
  readonly public: boolean;
  readonly entries: Readonly<Record<Name, Entry>>;
}

/** What the server writes where there are no notes. */
const NO_NOTES = "--";

export const notesOf = ({ notes }: Pick<MeasurementSet, "notes">) => (notes === NO_NOTES ? "" : notes);

const entries = (entry: (name: Name) => Entry) =>
  Object.fromEntries(NAMES.map((name) => [name, entry(name)])) as Record<Name, Entry>;

export const shown = (name: Name, value: number | null, ruler: Ruler): Entry => ({
  text: value === null ? "" : ruler.show(value, kindOf(name)),
  value,
  unreadable: false,
});

export function open(set: MeasurementSet, ruler: Ruler): Draft {
  return {
    name: set.name,
    notes: notesOf(set),
    imperial: set.imperial,
    public: set.public,
    entries: entries((name) => shown(name, set.measies[name] ?? null, ruler)),
  };
}

/**
 * The draft after something was typed into a field. What is shown may be rounded: whoever types again what stood
 * there has changed nothing.
 */
export function typed(draft: Draft, set: MeasurementSet, name: Name, text: string, ruler: Ruler): Draft {
  const kept = shown(name, set.measies[name] ?? null, ruler);
  const value = ruler.read(text, kindOf(name));
  const entry = text.trim() === kept.text ? kept : { text, value, unreadable: value === null && text.trim() !== "" };
  return { ...draft, entries: { ...draft.entries, [name]: entry } };
}

/** The draft once a field is left: what was typed in other words or other units stands there as all the others do. */
export function settledIn(draft: Draft, name: Name, ruler: Ruler): Draft {
  const { value, text } = draft.entries[name];
  if (value === null) return draft;
  const entry = shown(name, value, ruler);
  return entry.text === text ? draft : { ...draft, entries: { ...draft.entries, [name]: entry } };
}

/** The draft in other units: the values stay as they are, and are shown anew. */
export function measuredIn(draft: Draft, imperial: boolean, ruler: Ruler): Draft {
  const again = (name: Name) => {
    const entry = draft.entries[name];
    return entry.unreadable ? entry : shown(name, entry.value, ruler);
  };
  return { ...draft, imperial, entries: entries(again) };
}

export function valuesOf(draft: Draft): Values {
  const there = NAMES.map((name) => [name, draft.entries[name].value] as const).filter(([, value]) => value !== null);
  return Object.fromEntries(there) as Values;
}

export function unreadable(draft: Draft): readonly Name[] {
  return NAMES.filter((name) => draft.entries[name].unreadable);
}

/** What to send to save the draft: only what differs from the set. */
export function changes(set: MeasurementSet, draft: Draft): SetPatch {
  const patch: SetPatch = {};
  if (draft.name.trim() !== set.name.trim()) patch.name = draft.name.trim();
  if (draft.notes !== notesOf(set)) patch.notes = draft.notes;
  if (draft.imperial !== set.imperial) patch.imperial = draft.imperial;
  if (draft.public !== set.public) patch.public = draft.public;
  const values = NAMES.filter((name) => draft.entries[name].value !== (set.measies[name] ?? null));
  if (values.length > 0) patch.measies = Object.fromEntries(values.map((name) => [name, draft.entries[name].value]));
  return patch;
}

/** Whether there is anything that would be lost by leaving. */
export function isChanged(set: MeasurementSet, draft: Draft): boolean {
  return Object.keys(changes(set, draft)).length > 0 || unreadable(draft).length > 0;
}
