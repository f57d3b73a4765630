import type { ComponentChildren } from "preact";
import { useText } from "../i18n/index.tsx";
import { useLevel } from "../session.tsx";
import { Notice } from "./notice.tsx";

/** What somebody may not do is not offered; what it takes is as in the table of levels in docs/API.md. */
export function Needs({ level, children }: { level: number; children: ComponentChildren }) {
  const text = useText().account;
  return useLevel() >= level ? <>{children}</> : <Notice kind="note">{text.needsRole}</Notice>;
}
