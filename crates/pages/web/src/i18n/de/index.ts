import { en, type Messages } from "../en/index.ts";

export const de: Messages = en;
