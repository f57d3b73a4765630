import { useText } from "../i18n/index.tsx";
import { go, href } from "../router.ts";
import { useSession } from "../session.tsx";

/** Says on every page that what is seen and done here is somebody else's. */
export function Acting() {
  const { state, acting, leave } = useSession();
  const { maintain: text } = useText();
  if (!acting) return null;
  const account = state.kind === "in" ? state.account : null;
  const back = () => {
    go(account === null ? href("maintain", "users") : href("maintain", "users", account.id));
    leave();
  };
  return (
    <div class="acting" role="region" aria-label={text.act}>
      <p>{account === null ? text.actingRefused : text.acting(account.username)}</p>
      <button type="button" onClick={back}>{text.actingEnd}</button>
    </div>
  );
}
