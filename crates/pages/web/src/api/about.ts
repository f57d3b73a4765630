// What this server is: it need not be asked more than once.

import { useEffect, useState } from "preact/hooks";
import { Client } from "./client.ts";

export interface About {
  readonly version: string;
  readonly languages: readonly string[];
  /** The providers that people may sign in with. */
  readonly signInWith: readonly string[];
  /** Where mails lie that no server sends. */
  readonly mailFolder: string | null;
}

let asked: Promise<About> | null = null;

function askOnce(): Promise<About> {
  asked ??= new Client(null).get<{ about: About }>("/about").then(({ about }) => about);
  // Or nobody could ask again when the network is back.
  asked.catch(() => (asked = null));
  return asked;
}

/** Null until it is known; pages do without it. */
export function useAbout(): About | null {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    askOnce().then(setAbout, () => {});
  }, []);
  return about;
}
