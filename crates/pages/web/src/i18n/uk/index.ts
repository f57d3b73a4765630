import { en, type Messages } from "../en/index.ts";

export const uk: Messages = en;
