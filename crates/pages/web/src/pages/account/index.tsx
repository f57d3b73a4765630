import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { SubPages } from "../../ui/sub-pages.tsx";
import { Activity } from "../activity.tsx";
import { Data } from "./data.tsx";
import { Profile } from "./profile.tsx";
import { Security } from "./security.tsx";

/** All that is below #/account. */
export function AccountPages({ path }: { path: readonly string[] }) {
  const { account: text, common } = useText();
  const [which = "profile"] = path;
  const entries = [
    [href("account"), text.parts.profile],
    [href("account", "security"), text.parts.security],
    [href("account", "activity"), text.parts.activity],
    [href("account", "data"), text.parts.data],
  ] as const;
  return (
    <>
      <h1>{text.title}</h1>
      <SubPages label={text.title} entries={entries} shown={which === "profile" ? href("account") : href("account", which)} />
      <Part which={which} missing={common.notFound} />
    </>
  );
}

function Part({ which, missing }: { which: string; missing: string }) {
  const text = useText().account;
  switch (which) {
    case "profile":
      return <Profile />;
    case "security":
      return <Security />;
    case "activity":
      return (
        <>
          <h2>{text.parts.activity}</h2>
          <p>{text.activityLead}</p>
          <Activity whose="own" />
        </>
      );
    case "data":
      return <Data />;
    default:
      return <p>{missing}</p>;
  }
}
