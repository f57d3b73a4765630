import type { ComponentChildren } from "preact";
import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useLevel } from "../../session.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SubPages } from "../../ui/sub-pages.tsx";
import { Activity } from "../activity.tsx";
import { HealthPage } from "./health.tsx";
import { RevokeKey } from "./revoke.tsx";
import { QuotaRequests } from "./requests.tsx";
import { Suggestions } from "./suggestions.tsx";
import { UsagePage } from "./usage.tsx";
import { User } from "./user.tsx";
import { Users } from "./users.tsx";

/** What there is, and the level that it takes. */
const PARTS = [
  ["usage", 8],
  ["users", 9],
  ["keys", 8],
  ["requests", 9],
  ["suggestions", 5],
  ["activity", 9],
  ["health", 8],
] as const;
type Part = (typeof PARTS)[number][0];

/** All that is below #/maintain. The server decides what somebody may do; this only leaves out what it would refuse. */
export function MaintainPages({ path }: { path: readonly string[] }) {
  const level = useLevel();
  const { maintain: text, common } = useText();
  const allowed = PARTS.filter(([, takes]) => level >= takes).map(([name]) => name);
  const [which = allowed[0], what] = path;
  const part = PARTS.find(([name]) => name === which);
  return (
    <>
      <h1>{text.title}</h1>
      {allowed.length > 0 && (
        <SubPages
          label={text.title}
          entries={allowed.map((name) => [href("maintain", name), text.parts[name]])}
          shown={href("maintain", which ?? "")}
        />
      )}
      {allowed.length > 0 && part === undefined ? (
        <p>{common.notFound}</p>
      ) : part !== undefined && allowed.includes(part[0]) ? (
        <Shown part={part[0]} what={what} />
      ) : (
        <Notice kind="bad">{text.notAllowed}</Notice>
      )}
    </>
  );
}

function Shown({ part, what }: { part: Part; what: string | undefined }): ComponentChildren {
  const text = useText().maintain;
  switch (part) {
    case "usage":
      return <UsagePage />;
    case "users":
      return what === undefined ? <Users /> : <User key={what} id={Number(what)} />;
    case "keys":
      return <RevokeKey />;
    case "requests":
      return <QuotaRequests />;
    case "suggestions":
      return <Suggestions />;
    case "activity":
      return (
        <>
          <h2>{text.parts.activity}</h2>
          <p>{text.activityLead}</p>
          <Activity whose="everybody" />
        </>
      );
    case "health":
      return <HealthPage />;
  }
}
