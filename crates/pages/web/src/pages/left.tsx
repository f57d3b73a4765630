import { useFirstText } from "../i18n/index.tsx";
import { href } from "../router.ts";
import { Notice } from "../ui/notice.tsx";

/** What is shown to somebody who has just disabled or removed their account. */
export function Left({ how }: { how: string | undefined }) {
  const { comeIn: text } = useFirstText();
  const removed = how === "removed";
  return (
    <>
      <h1>{removed ? text.removedTitle : text.restrictedTitle}</h1>
      <Notice kind="note">{removed ? text.removedLead : text.restrictedLead}</Notice>
      <p><a href={href()}>{text.signIn}</a></p>
    </>
  );
}
