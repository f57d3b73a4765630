import { en, type Messages } from "../en/index.ts";

export const fr: Messages = en;
