// Who is signed in. The token lies in the browser's local storage, so that another tab is signed in too; it is the same
// token that a script would use, and ends when the server says so.

import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { type Account, type SignedIn, levelOf, whoAmI } from "./api/account.ts";
import { ApiError, Client } from "./api/client.ts";

const KEPT = "freesewing.token";

/** Why somebody with a good token may not go on. */
export type Refusal = "consentLacking" | "accountDisabled" | "accountBlocked" | "accountInactive";

export type State =
  | { readonly kind: "asking" }
  | { readonly kind: "nobody" }
  | { readonly kind: "refused"; readonly why: Refusal }
  | { readonly kind: "in"; readonly account: Account };

interface Session {
  readonly state: State;
  /** Speaks to the API as whoever is signed in, or as nobody. */
  readonly api: Client;
  readonly enter: (signedIn: SignedIn) => void;
  readonly leave: () => void;
  /** Shows an account that was changed; a new token comes with it when the old one was ended. */
  readonly changed: (account: Account, token?: string) => void;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [token, setToken] = useState(() => localStorage.getItem(KEPT));
  const [state, setState] = useState<State>({ kind: token === null ? "nobody" : "asking" });

  const leave = () => {
    localStorage.removeItem(KEPT);
    setToken(null);
    setState({ kind: "nobody" });
  };
  const api = useMemo(() => new Client(token, leave), [token]);

  useEffect(() => {
    if (state.kind !== "asking") return;
    whoAmI(api).then(
      ({ account }) => setState({ kind: "in", account }),
      (error: unknown) => {
        const why = error instanceof ApiError ? error.identifier : "";
        if (isRefusal(why)) setState({ kind: "refused", why });
        else leave();
      },
    );
  }, [api, state.kind]);

  // Another tab signed in or out.
  useEffect(() => {
    const changed = (event: StorageEvent) => {
      if (event.key !== KEPT) return;
      setToken(event.newValue);
      setState({ kind: event.newValue === null ? "nobody" : "asking" });
    };
    window.addEventListener("storage", changed);
    return () => window.removeEventListener("storage", changed);
  }, []);

  const keep = (fresh: string) => {
    localStorage.setItem(KEPT, fresh);
    setToken(fresh);
  };
  const session: Session = {
    state,
    api,
    enter: ({ token: fresh, account }) => {
      keep(fresh);
      setState(account.consent === 0 ? { kind: "refused", why: "consentLacking" } : { kind: "in", account });
    },
    leave,
    changed: (account, fresh) => {
      if (fresh !== undefined) keep(fresh);
      setState({ kind: "in", account });
    },
  };
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

function isRefusal(identifier: string): identifier is Refusal {
  return ["consentLacking", "accountDisabled", "accountBlocked", "accountInactive"].includes(identifier);
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("there is no session here");
  return session;
}

/** The account of whoever is signed in, on pages that only they see. */
export function useAccount(): Account {
  const { state } = useSession();
  if (state.kind !== "in") throw new Error("nobody is signed in");
  return state.account;
}

export function useLevel(): number {
  return levelOf(useAccount().role);
}
