// English: the language that the others follow. What a message needs comes as arguments.

import { about } from "./about.ts";
import { account } from "./account.ts";
import { activity } from "./activity.ts";
import { common } from "./common.ts";
import { comeIn } from "./come-in.ts";
import { health } from "./health.ts";
import { keys } from "./keys.ts";
import { kept } from "./kept.ts";
import { maintain } from "./maintain.ts";
import { measurements } from "./measurements.ts";
import { more } from "./more.ts";
import { newsletter } from "./newsletter.ts";
import { problems } from "./problems.ts";
import { sets } from "./sets.ts";
import { usage } from "./usage.ts";

export const en = { about, account, activity, comeIn, common, health, keys, kept, maintain, measurements, more, newsletter, problems, sets, usage };

/** What every language must say. */
export type Messages = {
  readonly [Area in keyof typeof en]: Said<(typeof en)[Area]>;
};

/** The same shape, with any words. */
type Said<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Name in keyof T]: Said<T[Name]> };
