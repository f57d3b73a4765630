// Which language the pages speak. With an account it is the account's, so that pages and mails agree wherever one signs in.

import { useEffect } from "preact/hooks";
import { updateAccount } from "../api/account.ts";
import { isLanguage, LANGUAGES, type Language, useLanguage, useFirstText } from "../i18n/index.tsx";
import { useSession } from "../session.tsx";

export function LanguageChoice() {
  const { api, state, acting, changed } = useSession();
  const { language, speak } = useLanguage();
  const text = useFirstText();
  // Administrators who look at somebody's account go on in their own language, and leave that of the account alone.
  const own = state.kind === "in" && !acting ? state.account : null;
  const code = own?.language;
  useEffect(() => {
    if (code !== undefined && isLanguage(code)) speak(code);
  }, [code]);
  const choose = (chosen: Language) => {
    speak(chosen);
    // Some roles may not change their account: then it is for this browser alone.
    if (own !== null) updateAccount(api, { language: chosen }).then(({ account }) => changed(account), () => {});
  };
  return (
    <label>
      <span class="unseen">{text.common.language}</span>
      <select value={language} onChange={(event) => choose(event.currentTarget.value as Language)}>
        {Object.entries(LANGUAGES).map(([each, name]) => (
          <option key={each} value={each} lang={each}>{name}</option>
        ))}
      </select>
    </label>
  );
}
