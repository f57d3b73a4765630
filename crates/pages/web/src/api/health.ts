// How the server is: what anybody may ask.

import { ApiError, type Client } from "./client.ts";

export interface Health {
  /** Whether the server answers, and whether its database does. */
  readonly alive: boolean;
  readonly ready: boolean;
  /** How long the answer of each took, in milliseconds. */
  readonly aliveIn: number;
  readonly readyIn: number;
  readonly at: number;
}

export async function askHealth(api: Client): Promise<Health> {
  const [alive, aliveIn] = await timed(api, "/health");
  const [ready, readyIn] = await timed(api, "/ready");
  return { alive, ready, aliveIn, readyIn, at: Date.now() };
}

/** That it is not well is an answer, too. */
async function timed(api: Client, path: string): Promise<[well: boolean, milliseconds: number]> {
  const begun = performance.now();
  const well = await api.get(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ApiError) return false;
      throw error;
    },
  );
  return [well, Math.round(performance.now() - begun)];
}
