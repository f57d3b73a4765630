// Accounts, and how people come in.

import { ApiError, type Client } from "./client.ts";

/** How many calls are allowed; `null` is the usual. */
export interface Limits {
  readonly perMinute: number | null;
  readonly perDay: number | null;
}

export interface Account {
  readonly id: number;
  readonly bio: string;
  readonly compare: boolean;
  readonly consent: number;
  readonly control: number;
  readonly createdAt: string;
  readonly email: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ihash: string;
  readonly imperial: boolean;
  readonly initial: string;
  readonly jwtCalls: number;
  readonly keyCalls: number;
  readonly language: string;
  readonly lastSeen: string | null;
  /** Only there when they are not the usual ones. */
  readonly limits?: Limits;
  readonly mfaEnabled: boolean;
  readonly newsletter: boolean;
  readonly patron: number;
  readonly role: Role;
  readonly status: number;
  readonly updatedAt: string | null;
  readonly username: string;
}

export type Role =
  | "readNone"
  | "readSome"
  | "readOnly"
  | "writeSome"
  | "user"
  | "tester"
  | "curator"
  | "bughunter"
  | "support"
  | "admin"
  | "blocked";

const LEVELS: Readonly<Record<Role, number>> = {
  readNone: 0,
  readSome: 1,
  readOnly: 2,
  writeSome: 3,
  user: 4,
  tester: 4,
  curator: 5,
  bughunter: 6,
  support: 8,
  admin: 9,
  blocked: -1,
};

export function levelOf(role: Role): number {
  return LEVELS[role] ?? -1;
}

export interface SignedIn {
  readonly token: string;
  readonly account: Account;
}

export const signUp = (api: Client, email: string, language: string) =>
  api.post<{ email: string }>("/signup", { email, language });

export const confirmSignUp = (api: Client, id: string, consent: number, code?: string) =>
  api.post<SignedIn>(`/confirm/signup/${encodeURIComponent(id)}`, { consent, token: code });

export const signIn = (api: Client, username: string, password: string, code?: string) =>
  api.post<SignedIn>("/signin", { username, password, token: code });

export const sendLink = (api: Client, username: string) => api.post<unknown>("/signinlink", { username });

export const followLink = (api: Client, id: string, check: string, code?: string) =>
  api.post<SignedIn>(`/signinlink/${encodeURIComponent(id)}/${encodeURIComponent(check)}`, { token: code });

/** Whether a link from a mail still leads anywhere. */
export async function isLinkGood(api: Client, id: string, check: string): Promise<boolean> {
  // Without both halves it is no address of the API.
  if (id === "" || check === "") return false;
  try {
    await api.get(`/confirmations/${encodeURIComponent(id)}/${encodeURIComponent(check)}`);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

export const beginOauth = (api: Client, provider: string, language: string) =>
  api.post<{ authUrl: string }>("/signin/oauth/init", { provider, language });

export const finishOauth = (api: Client, provider: string, state: string, code: string, token?: string) =>
  api.post<SignedIn>("/signin/oauth", { provider, state, code, token });

export const whoAmI = (api: Client) => api.get<{ account: Account }>("/whoami/jwt");

export const giveConsent = (api: Client, consent: number) =>
  api.patch<SignedIn>("/consent/jwt", { consent });

export type AccountPatch = Partial<{
  bio: string;
  compare: boolean;
  consent: number;
  control: number;
  imperial: boolean;
  language: string;
  newsletter: boolean;
  password: string;
  signOutElsewhere: boolean;
  username: string;
  img: string;
  email: string;
  confirm: "emailchange";
  confirmation: string;
  check: string;
  data: Record<string, unknown>;
}>;

export const updateAccount = (api: Client, patch: AccountPatch) =>
  api.patch<{ account: Account; token?: string }>("/account/jwt", patch);

/** Whether a name is free: the API says so by not finding it. */
export async function isNameFree(api: Client, username: string): Promise<boolean> {
  try {
    await api.post("/available/username/jwt", { username });
    return false;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return true;
    throw error;
  }
}
