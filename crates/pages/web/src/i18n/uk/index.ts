import type { Messages } from "../en/index.ts";
import { about } from "./about.ts";
import { account } from "./account.ts";
import { activity } from "./activity.ts";
import { comeIn } from "./come-in.ts";
import { common } from "./common.ts";
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

export const uk: Messages = { about, account, activity, comeIn, common, health, keys, kept, maintain, measurements, more, newsletter, problems, sets, usage };
