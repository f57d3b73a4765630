// Doubts in words.

import type { Messages } from "../i18n/index.tsx";
import type { Ruler } from "../units/index.ts";
import type { Warning } from "./checks.ts";
import { kindOf } from "./list.ts";

export function doubtInWords(text: Messages["measurements"], { doubt, names, limit }: Warning, ruler: Ruler): string {
  const [first = "", second = "", third = "", fourth = ""] = names.map((name) => text.names[name]);
  const [name] = names;
  const until = name === undefined || limit === undefined ? "" : ruler.about(limit, kindOf(name));
  switch (doubt) {
    case "small":
      return text.doubts.small(until);
    case "large":
      return text.doubts.large(until);
    case "smaller":
      return text.doubts.smaller(first, second);
    case "notMuchLarger":
      return text.doubts.notMuchLarger(first, second);
    case "part":
      return text.doubts.part(first, second);
    case "sum":
      return text.doubts.sum(first, second, third, fourth);
    case "inseam":
      return text.doubts.inseam(first, second, third);
  }
}
