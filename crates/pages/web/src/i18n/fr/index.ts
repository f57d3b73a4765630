import type { Messages } from "../en/index.ts";
import { comeIn } from "./come-in.ts";
import { common } from "./common.ts";
import { measurements } from "./measurements.ts";
import { problems } from "./problems.ts";
import { sets } from "./sets.ts";

export const fr: Messages = { common, comeIn, measurements, problems, sets };
