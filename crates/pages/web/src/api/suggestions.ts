// What people propose to the curators.

import type { Client } from "./client.ts";

interface Suggested<Data> {
  readonly id: string;
  readonly createdAt: string;
  readonly userId: number | null;
  readonly data: Data;
}

/** The height came in any form. */
export type SuggestedSet = Suggested<{ name: string; notes?: string; set: number; height: unknown }>;
export type SuggestedPack = Suggested<{ design: string; notes: string; options: Record<string, unknown> }>;

const at = (list: "sets" | "packs", id: string) => `/suggested-${list}/${encodeURIComponent(id)}/jwt`;

export const listSuggestedSets = async (api: Client) =>
  (await api.get<{ suggested: SuggestedSet[] }>("/suggested-sets/jwt")).suggested;

export const listSuggestedPacks = async (api: Client) =>
  (await api.get<{ suggested: SuggestedPack[] }>("/suggested-packs/jwt")).suggested;

/** Makes a curated set of it, not published yet, and gives its number. */
export const acceptSet = async (api: Client, id: string) =>
  (await api.post<{ curatedSet: { id: number } }>(`/curated-sets/from/${encodeURIComponent(id)}/jwt`)).curatedSet.id;

/** There is no route that does both, so that what fails in between is there twice, and not lost. */
export async function acceptPack(api: Client, { id, data }: SuggestedPack, nameEn: string): Promise<void> {
  const { design, notes, options } = data;
  await api.post("/option-packs/jwt", { design, nameEn, notesEn: notes, options });
  await api.delete(at("packs", id));
}

/** Shows a curated set to everybody. Option packs are for everybody from the start. */
export const publishSet = (api: Client, id: number) => api.patch<unknown>(`/curated-sets/${id}/jwt`, { published: true });

export const removeSuggestion = (api: Client, list: "sets" | "packs", id: string) => api.delete(at(list, id));
