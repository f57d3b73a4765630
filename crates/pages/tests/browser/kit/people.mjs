// Accounts to begin with, made through the API: for walks that are about something else than coming in.

import { linkIn } from "./mailbox.mjs";

export class People {
  constructor(server) {
    this.server = server;
  }

  /** Somebody with an account, who can sign in with a password. */
  async user(email, password = `the password of ${email}`) {
    await this.server.call("/signup", { body: { email, language: "en" } });
    const id = new URL(await this.server.mailbox.link("signup", email)).searchParams.get("id");
    const { token, account } = await this.server.call(`/confirm/signup/${id}`, { body: { consent: 1 } });
    return this.withPassword({ email, password, token, id: account.id, name: account.username });
  }

  /** An administrator, made as the README says. */
  async admin(email, password = `the password of ${email}`) {
    const link = new URL(linkIn(await this.server.command("admin", "grant", email)));
    const [id, check] = ["id", "check"].map((part) => link.searchParams.get(part));
    const { token, account } = await this.server.call(`/signinlink/${id}/${check}`, { method: "POST" });
    await this.server.call("/consent/jwt", { token, method: "PATCH", body: { consent: 1 } });
    return this.withPassword({ email, password, token, id: account.id, name: account.username });
  }

  async withPassword(person) {
    await this.server.call("/account/jwt", { token: person.token, method: "PATCH", body: { password: person.password } });
    return person;
  }

  /** Has somebody called something else from now on. */
  async rename(person, username) {
    await this.server.call("/account/jwt", { token: person.token, method: "PATCH", body: { username } });
    person.name = username;
  }

  /** An API key of somebody for three months; a level of 3 may read and write their own things. */
  async key({ token }, name, level = 3) {
    const { apikey } = await this.server.call("/apikeys/jwt", { token, body: { name, level, expiresIn: 91 * 86_400 } });
    return apikey;
  }

  /** The status that a key gets for asking who it is. */
  async statusOf({ key, secret }, path = "/whoami/key") {
    const answer = await fetch(this.server.url + path, {
      headers: { Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}` },
    });
    return answer.status;
  }
}
