// Where a mail is that nobody sends.

import { useAbout } from "../api/about.ts";
import { useText } from "../i18n/index.tsx";
import { Notice } from "../ui/notice.tsx";

/** Stands where the name goes, which looks different from the words around it. */
const GAP = "\u0000";

/** Shown beside what says that a mail is on its way; nothing where there is a mail server. */
export function MailPlace() {
  const text = useText().about;
  const folder = useAbout()?.mailFolder ?? null;
  if (folder === null) return null;
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
