// The words of the pages before signing in: what comes with the first page.

import { about } from "./about.ts";
import { acting } from "./acting.ts";
import { comeIn } from "./come-in.ts";
import { common } from "./common.ts";
import { newsletter } from "./newsletter.ts";
import { problems } from "./problems.ts";

export const first = { about, acting, comeIn, common, newsletter, problems };
