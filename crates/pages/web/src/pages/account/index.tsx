import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { Needs } from "../../ui/needs.tsx";
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
      return (
        <Needs level={3}>
          <Profile />
        </Needs>
      );
    case "security":
      return (
        <Needs level={4}>
          <Security />
        </Needs>
      );
    case "activity":
      return (
        <Needs level={4}>
          <h2>{text.parts.activity}</h2>
          <p>{text.activityLead}</p>
          <Activity whose="own" />
        </Needs>
      );
    case "data":
      return <Data />;
    default:
      return <p>{missing}</p>;
  }
}
