// The mails of a server that has no mail server: files in a folder.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "./eventually.mjs";

export class Mailbox {
  constructor(folder) {
    this.folder = folder;
  }

  /** The newest mail of a kind to an address, such as "signup"; waits until it is there. */
  async newest(kind, address) {
    const mail = await eventually(`a mail "${kind}" to ${address}`, () => this.find(kind, address));
    return plainText(mail);
  }

  /** The link of the newest mail of a kind, in these pages. */
  async link(kind, address) {
    return linkIn(await this.newest(kind, address));
  }

  find(kind, address) {
    if (!existsSync(this.folder)) return undefined;
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(`-${kind}.eml`))
      .sort()
      .reverse()
      .map((name) => readFileSync(join(this.folder, name), "utf8"))
      .find((mail) => new RegExp(`^To: .*${RegExp.escape?.(address) ?? address}`, "im").test(mail));
  }
}

/** The first link in a text that has an id and a check in it. */
export function linkIn(text) {
  const [link] = /https?:\/\/\S+\/confirm\/\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`there is no link in\n${text}`);
  return link;
}

/** The part of a mail that is not HTML, as it was written. */
function plainText(mail) {
  const [, headers, body] = /(Content-Type: text\/plain[\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(mail) ?? [];
  if (body === undefined) throw new Error(`there is no text in\n${mail}`);
  if (/base64/i.test(headers)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(headers)) return body;
  const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
