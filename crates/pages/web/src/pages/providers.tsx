// Signing in with an account from elsewhere, where whoever runs the server has switched that on.

import { useAbout } from "../api/about.ts";
import { beginOauth } from "../api/account.ts";
import { useLanguage } from "../i18n/index.tsx";
import { useSession } from "../session.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";

/** What they call themselves. */
const NAMES: Readonly<Record<string, string>> = { github: "GitHub", google: "Google" };

/** A button for each; it leads to their own page, from which people come back. */
export function Providers() {
  const { language, text } = useLanguage();
  const { api } = useSession();
  const [problem, tell] = useProblem();
  const providers = useAbout()?.signInWith ?? [];
  if (providers.length === 0) return null;
  const begin = async (provider: string) => {
    tell(null);
    try {
      window.location.assign((await beginOauth(api, provider, language)).authUrl);
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <div class="actions">
        {providers.map((provider) => (
          <button key={provider} type="button" onClick={() => begin(provider)}>
            {text.comeIn.with(NAMES[provider] ?? provider)}
          </button>
        ))}
      </div>
      {problem && <Notice kind="bad">{problem}</Notice>}
    </>
  );
}
