import { useFirstText } from "../i18n/index.tsx";
import { go, href } from "../router.ts";
import { useSession } from "../session.tsx";

/** Says on every page that what is seen and done here is somebody else's. */
export function Acting() {
  const { state, acting, leave } = useSession();
  const { acting: text } = useFirstText();
  if (!acting) return null;
  const account = state.kind === "in" ? state.account : null;
  const back = () => {
    go(account === null ? href("maintain", "users") : href("maintain", "users", account.id));
    leave();
  };
  return (
    <div class="acting" role="region" aria-labelledby="acting">
      <p id="acting">{account === null ? text.asRefused : text.as(account.username)}</p>
      <button type="button" onClick={back}>{text.end}</button>
    </div>
  );
}
