// Patterns and bookmarks, as far as these pages go: what was drafted is changed where it was drafted.

import type { Client } from "./client.ts";

export interface Pattern {
  readonly id: number;
  readonly createdAt: string;
  readonly design: string;
  readonly img: string;
  readonly name: string;
  readonly notes: string;
  readonly public: boolean;
  /** Whatever the website, or a script, keeps there. */
  readonly settings: unknown;
  readonly updatedAt: string | null;
}

export interface Bookmark {
  readonly id: number;
  readonly type: BookmarkType;
  readonly title: string;
  /** Any text: see `safeLink`. */
  readonly url: string;
}

export type BookmarkType = "set" | "cset" | "pattern" | "design" | "doc" | "custom";

export const listPatterns = async (api: Client) =>
  (await api.get<{ patterns: Pattern[] }>("/patterns/jwt")).patterns;

export const updatePattern = async (api: Client, id: number, patch: { name?: string; public?: boolean }) =>
  (await api.patch<{ pattern: Pattern }>(`/patterns/${id}/jwt`, patch)).pattern;

export const removePattern = (api: Client, id: number) => api.delete(`/patterns/${id}/jwt`);

/** Where anybody can read a public pattern. */
export const publicPattern = (id: number) => `${window.location.origin}/patterns/${id}.json`;

export const listBookmarks = async (api: Client) =>
  (await api.get<{ bookmarks: Bookmark[] }>("/bookmarks/jwt")).bookmarks;

export const updateBookmark = async (api: Client, id: number, patch: { title: string; url: string }) =>
  (await api.patch<{ bookmark: Bookmark }>(`/bookmarks/${id}/jwt`, patch)).bookmark;

export const removeBookmark = (api: Client, id: number) => api.delete(`/bookmarks/${id}/jwt`);
