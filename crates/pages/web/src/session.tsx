// Who is signed in. The token lies in the browser's local storage, so that another tab is signed in too; it is the same
// token that a script would use, and ends when the server says so. The page that tries calls at /docs/ reads it too.

import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Account, type SignedIn, levelOf, whoAmI } from "./api/account.ts";
import { ApiError, Client } from "./api/client.ts";

const KEPT = "freesewing.token";
/** The token of an administrator who is signed in as somebody else. */
const OWN = "freesewing.own";

/** Why somebody with a good token may not go on. */
export type Refusal = "consentLacking" | "accountDisabled" | "accountBlocked" | "accountInactive";

export type State =
  | { readonly kind: "asking" }
  /** `ended` when it was not them who signed out. */
  | { readonly kind: "nobody"; readonly ended?: boolean }
  /** Who it is could not be found out: no network, or too many calls. The token may still be good. */
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "refused"; readonly why: Refusal }
  | { readonly kind: "in"; readonly account: Account };

interface Session {
  readonly state: State;
  /** Speaks to the API as whoever is signed in, or as nobody. */
  readonly api: Client;
  readonly enter: (signedIn: SignedIn) => void;
  /** Signs out; who acts as somebody else is who they are again. */
  readonly leave: () => void;
  /** Whether this is an administrator who is signed in as somebody else. */
  readonly acting: boolean;
  /** Signs an administrator in as somebody else, by a token of that account. */
  readonly act: (token: string) => void;
  /** Tries once more to find out who is signed in. */
  readonly again: () => void;
  /** Shows an account that was changed; a new token comes with it when the old one was ended. */
  readonly changed: (account: Account, token?: string) => void;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [token, setToken] = useState(() => localStorage.getItem(KEPT));
  const [state, setState] = useState<State>({ kind: token === null ? "nobody" : "asking" });

  const [turn, setTurn] = useState(0);
  /** The token whose account came with it, or was asked for. */
  const known = useRef<string | null>(null);

  /** Goes on with the token of another account, and finds out whose it is. */
  const become = (other: string) => {
    localStorage.setItem(KEPT, other);
    known.current = null;
    setToken(other);
    setState({ kind: "asking" });
  };
  const forget = (next: State) => {
    // Whoever acts as somebody else is who they are again.
    const own = localStorage.getItem(OWN);
    localStorage.removeItem(OWN);
    if (own !== null) {
      become(own);
      return;
    }
    localStorage.removeItem(KEPT);
    known.current = null;
    setToken(null);
    setState(next);
  };
  /** Another token, or none, lies in the storage now. Who is signed in stays on their page while we ask whose it is. */
  const adopt = (found: string | null) => {
    setToken(found);
    if (found === null) setState({ kind: "nobody" });
    else setState((before) => (before.kind === "in" ? before : { kind: "asking" }));
  };
  const api = useMemo(
    () =>
      new Client(token, () => {
        // Another tab may have got another one while this call was under way.
        const kept = localStorage.getItem(KEPT);
        if (kept === token) forget({ kind: "nobody", ended: true });
        else adopt(kept);
      }),
    [token],
  );

  useEffect(() => {
    if (token === null || known.current === token) return;
    let current = true;
    whoAmI(api).then(
      ({ account }) => {
        if (!current) return;
        known.current = token;
        setState({ kind: "in", account });
      },
      (error: unknown) => {
        if (!current) return;
        const { status, identifier: why } = error instanceof ApiError ? error : { status: 0, identifier: "" };
        if (isRefusal(why)) setState({ kind: "refused", why });
        // The client has seen to a token that is no good.
        else if (status !== 401) setState({ kind: "failed", error });
      },
    );
    return () => {
      current = false;
    };
  }, [api, turn]);

  // Another tab signed in or out.
  useEffect(() => {
    const changed = (event: StorageEvent) => event.key === KEPT && adopt(event.newValue);
    window.addEventListener("storage", changed);
    return () => window.removeEventListener("storage", changed);
  }, []);

  const keep = (fresh: string) => {
    localStorage.setItem(KEPT, fresh);
    known.current = fresh;
    setToken(fresh);
  };
  const session: Session = {
    state,
    api,
    enter: ({ token: fresh, account }) => {
      keep(fresh);
      setState(account.consent === 0 ? { kind: "refused", why: "consentLacking" } : { kind: "in", account });
    },
    leave: () => forget({ kind: "nobody" }),
    acting: token !== null && localStorage.getItem(OWN) !== null,
    act: (other) => {
      // Never the token of somebody that one acts as already.
      if (token !== null && localStorage.getItem(OWN) === null) localStorage.setItem(OWN, token);
      become(other);
    },
    again: () => {
      setState({ kind: "asking" });
      setTurn((last) => last + 1);
    },
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
