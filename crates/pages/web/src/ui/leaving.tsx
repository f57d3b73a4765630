import type { ComponentChildren } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { useText } from "../i18n/index.tsx";
import { keepHere } from "../router.ts";
import { Ask } from "./ask.tsx";

/** Asks before a page with something to lose is left; what it returns belongs somewhere on that page. */
export function useLeaving(changed: boolean, words?: { leaveTitle: string; leaveAsk: string }): ComponentChildren {
  const text = useText().sets;
  const [leave, setLeave] = useState<(() => void) | null>(null);
  // Before anything else happens: whoever has just said that all is well must not be asked any more.
  useLayoutEffect(() => {
    if (!changed) return;
    // For other sites, closing and loading again, the browser asks in its own words.
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", unload);
    const release = keepHere((go) => setLeave(() => go));
    return () => {
      window.removeEventListener("beforeunload", unload);
      release();
    };
  }, [changed]);
  if (leave === null) return null;
  const stay = () => setLeave(null);
  const go = () => {
    stay();
    leave();
  };
  const { leaveTitle, leaveAsk } = words ?? text;
  return <Ask title={leaveTitle} question={leaveAsk} yes={text.leave} no={text.stay} onYes={go} onNo={stay} />;
}
