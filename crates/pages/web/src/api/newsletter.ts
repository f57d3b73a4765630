// The newsletter: both take the two halves of a link from a mail.

import type { Client } from "./client.ts";

export const subscribe = (api: Client, id: string, ehash: string) => api.put<unknown>("/subscriber", { id, ehash });

export const unsubscribe = (api: Client, id: string, ehash: string) =>
  api.delete(`/subscriber/${encodeURIComponent(id)}/${encodeURIComponent(ehash)}`);
