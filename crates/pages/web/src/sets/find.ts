// Finding a set among many.

import type { MeasurementSet } from "../api/sets.ts";

export type Order = "change" | "name";

/** The sets with these words in their name or notes, in an order. */
export function findIn(all: readonly MeasurementSet[], words: string, order: Order, language: string): readonly MeasurementSet[] {
  const plain = (text: string) => text.toLocaleLowerCase(language);
  const wanted = plain(words).split(/\s+/).filter((word) => word !== "");
  const found = all.filter(({ name, notes }) => {
    const text = plain(`${name}\n${notes}`);
    return wanted.every((word) => text.includes(word));
  });
  const names = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const moment = ({ updatedAt, createdAt }: MeasurementSet) => updatedAt ?? createdAt;
  return found.sort((a, b) =>
    (order === "name" ? names.compare(a.name, b.name) : moment(b).localeCompare(moment(a))) || b.id - a.id,
  );
}
