import type { Messages } from "../en/index.ts";
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

export const es: Messages = { ...first, account, activity, health, keys, kept, maintain, measurements, more, sets, usage };
