// What somebody does with their own account beside changing it: the second factor, taking everything along, and leaving.

import type { Account } from "./account.ts";
import type { Client } from "./client.ts";

/** What an authenticator app is set up with. The server shows it this once. */
export interface AppSetup {
  readonly secret: string;
  /** An address that apps on the same device open. */
  readonly otpauth: string;
  /** The text of an SVG picture. */
  readonly qrcode: string;
}

export const beginSecondFactor = async (api: Client) =>
  (await api.post<{ mfa: AppSetup }>("/account/mfa/jwt", { mfa: true })).mfa;

export const switchOnSecondFactor = async (api: Client, secret: string, token: string) =>
  (await api.post<{ account: Account }>("/account/mfa/jwt", { mfa: true, secret, token })).account;

export const switchOffSecondFactor = async (api: Client, password: string, token: string) =>
  (await api.post<{ account: Account }>("/account/mfa/jwt", { mfa: false, password, token })).account;

/** The address of a file with everything in it. */
export const exportAccount = async (api: Client) => (await api.get<{ data: string }>("/account/export/jwt")).data;

export const restrictAccount = (api: Client) => api.get<unknown>("/account/restrict/jwt");

export const removeAccount = (api: Client) => api.delete("/account/jwt");
