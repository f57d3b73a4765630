import type { Messages } from "../en/index.ts";
import { comeIn } from "./come-in.ts";
import { common } from "./common.ts";
import { keys } from "./keys.ts";
import { measurements } from "./measurements.ts";
import { more } from "./more.ts";
import { problems } from "./problems.ts";
import { sets } from "./sets.ts";
import { usage } from "./usage.ts";

export const es: Messages = { common, comeIn, keys, measurements, more, problems, sets, usage };
