import { en, type Messages } from "../en/index.ts";

export const nl: Messages = en;
