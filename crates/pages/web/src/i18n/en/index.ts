// English: the language that the others follow. What a message needs comes as arguments.

import { account } from "./account.ts";
import { activity } from "./activity.ts";
import { first } from "./first.ts";
import { health } from "./health.ts";
import { kept } from "./kept.ts";
import { keys } from "./keys.ts";
import { maintain } from "./maintain.ts";
import { measurements } from "./measurements.ts";
import { more } from "./more.ts";
import { sets } from "./sets.ts";
import { usage } from "./usage.ts";

export const en = { ...first, account, activity, health, keys, kept, maintain, measurements, more, sets, usage };

/** What every language must say. */
export type Messages = {
  readonly [Area in keyof typeof en]: Said<(typeof en)[Area]>;
};

/** What of it is said before signing in. */
export type FirstMessages = Pick<Messages, keyof typeof first>;

/** The same shape, with any words. */
type Said<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Name in keyof T]: Said<T[Name]> };
