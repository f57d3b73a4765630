import type { Messages } from "../en/index.ts";
import { account } from "./account.ts";
import { activity } from "./activity.ts";
import { comeIn } from "./come-in.ts";
import { common } from "./common.ts";
import { kept } from "./kept.ts";
import { maintain } from "./maintain.ts";
import { measurements } from "./measurements.ts";
import { problems } from "./problems.ts";
import { sets } from "./sets.ts";

export const de: Messages = { account, activity, common, comeIn, kept, maintain, measurements, problems, sets };
