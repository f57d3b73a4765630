// Where a mail is that nobody sends.

import type { ComponentChildren } from "preact";
import { useAbout } from "../api/about.ts";
import { useFirstText } from "../i18n/index.tsx";
import { Notice } from "../ui/notice.tsx";

/** Stands where the name goes, which looks different from the words around it. */
const GAP = "\u0000";

/** Where a mail lies that is not sent; where there is a mail server, what is said of one that is. */
export function MailPlace({ children }: { children?: ComponentChildren }) {
  const text = useFirstText().about;
  const folder = useAbout()?.mailFolder ?? null;
  if (folder === null) return <>{children}</>;
  const say = folder.startsWith("/") ? text.mailFolder : text.mailFolderBeside;
  const [before = "", after = ""] = say(GAP).split(GAP);
  return (
    <Notice kind="note">
      {before}
      <code>{folder.replace(/^\.\//, "")}</code>
      {after}
    </Notice>
  );
}
