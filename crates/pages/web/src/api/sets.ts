// Measurement sets: one's own, and the curated ones that everybody may copy.

import type { Language } from "../i18n/index.tsx";
import type { Client } from "./client.ts";

export interface MeasurementSet {
  readonly id: number;
  readonly createdAt: string;
  readonly img: string;
  readonly imperial: boolean;
  readonly name: string;
  readonly notes: string;
  readonly userId: number;
  /** Millimetres by name, slopes in degrees. */
  readonly measies: Readonly<Record<string, number>>;
  readonly public: boolean;
  readonly updatedAt: string | null;
}

export type NewSet = Pick<MeasurementSet, "name"> &
  Partial<Pick<MeasurementSet, "notes" | "imperial" | "public" | "measies">>;

/** What is to change; `null` clears a measurement. */
export type SetPatch = Partial<{
  name: string;
  notes: string;
  imperial: boolean;
  public: boolean;
  measies: Record<string, number | null>;
}>;

type Suffix = "De" | "En" | "Es" | "Fr" | "Nl" | "Uk";

export type CuratedSet = {
  readonly id: number;
  readonly height: number;
  readonly tags: unknown;
  readonly measies: Readonly<Record<string, number>>;
  readonly published: boolean;
} & { readonly [Name in `${"name" | "notes"}${Suffix}`]: string };

const at = (id: number | string) => `/sets/${encodeURIComponent(id)}`;

export const listSets = async (api: Client) =>
  (await api.get<{ sets: MeasurementSet[] }>("/sets/jwt")).sets;

export const getSet = async (api: Client, id: number | string) =>
  (await api.get<{ set: MeasurementSet }>(`${at(id)}/jwt`)).set;

export const createSet = async (api: Client, set: NewSet) =>
  (await api.post<{ set: MeasurementSet }>("/sets/jwt", set)).set;

export const updateSet = async (api: Client, id: number, patch: SetPatch) =>
  (await api.patch<{ set: MeasurementSet }>(`${at(id)}/jwt`, patch)).set;

/** A picture as a data URI. */
export const setPicture = async (api: Client, id: number, img: string) =>
  (await api.patch<{ set: MeasurementSet }>(`${at(id)}/jwt`, { img })).set;

type Pictured = Pick<MeasurementSet, "img" | "createdAt" | "updatedAt">;

/** Without one of its own, the server says which one stands in. */
export const hasPicture = ({ img }: Pictured) => img !== "" && img !== "default-avatar";

/** Browsers keep pictures for a while; another address makes them ask again. */
export const pictureOf = ({ img, createdAt, updatedAt }: Pictured) =>
  `/images/${encodeURIComponent(img)}?${Date.parse(updatedAt ?? createdAt)}`;

export const removeSet = (api: Client, id: number) => api.delete(`${at(id)}/jwt`);

/** Where anybody can read a public set. */
export const publicAddress = (id: number) => `${window.location.origin}${at(id)}.json`;

/** The curated sets, the smallest first; what is not published yet is for those who can publish it. */
export async function listCurated(api: Client, unpublished: boolean): Promise<CuratedSet[]> {
  const { curatedSets } = await api.get<{ curatedSets: CuratedSet[] }>("/curated-sets");
  return curatedSets.filter(({ published }) => published || unpublished);
}

export const publishCurated = async (api: Client, id: number, published: boolean) =>
  (await api.patch<{ curatedSet: CuratedSet }>(`/curated-sets/${id}/jwt`, { published })).curatedSet;

export const cloneCurated = async (api: Client, id: number, language: Language) =>
  (await api.post<{ set: MeasurementSet }>(`/curated-sets/${id}/clone/jwt`, { language })).set;

function suffix(language: Language): Suffix {
  return (language.charAt(0).toUpperCase() + language.slice(1)) as Suffix;
}

/** Its name and notes in a language, and that language: English where nobody has translated it yet. */
export function curatedWords(set: CuratedSet, language: Language): { name: string; notes: string; language: Language } {
  const spoken: Language = set[`name${suffix(language)}`] === "" ? "en" : language;
  return { name: set[`name${suffix(spoken)}`], notes: set[`notes${suffix(spoken)}`], language: spoken };
}

/** Only a list has tags in it; what has none is answered as an empty object. */
export function tagsOf({ tags }: CuratedSet): readonly string[] {
  return Array.isArray(tags) ? tags.map(String) : [];
}
