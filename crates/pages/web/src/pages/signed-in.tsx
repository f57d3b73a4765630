// The pages of who is signed in: which one is shown.

import { useText } from "../i18n/index.tsx";
import { useLocation } from "../router.ts";
import { AccountPages } from "./account/index.tsx";
import { NewEmail } from "./account/new-email.tsx";
import { AlreadyIn, GoHome } from "./already-in.tsx";
import { CuratedSets } from "./curated.tsx";
import { Bookmarks } from "./kept/bookmarks.tsx";
import { Patterns } from "./kept/patterns.tsx";
import { KeyPages } from "./keys/index.tsx";
import { MaintainPages } from "./maintain/index.tsx";
import { More } from "./more.tsx";
import { SetPages } from "./sets/index.tsx";

export function SignedInPage({ path }: { path: readonly string[] }) {
  const { query } = useLocation();
  const text = useText();
  const [page = "keys", ...rest] = path;
  switch (page) {
    case "keys":
      return <KeyPages path={rest} />;
    case "more":
      return <More />;
    case "sets":
      return <SetPages path={rest} />;
    case "curated":
      return <CuratedSets />;
    case "patterns":
      return <Patterns />;
    case "bookmarks":
      return <Bookmarks />;
    case "account":
      return <AccountPages path={rest} />;
    case "maintain":
      return <MaintainPages path={rest} />;
    case "confirm":
      // The other links of that kind are for those who are not signed in.
      if (rest[0] !== "emailchange") return <AlreadyIn />;
      return <NewEmail id={query.get("id") ?? ""} check={query.get("check") ?? ""} />;
    case "signup":
    case "oauth":
      // Another tab has come in meanwhile.
      return <GoHome />;
    default:
      return <p>{text.common.notFound}</p>;
  }
}
