// The browser, and those who look at the pages with it. Whatever a page must never do is noted while it is looked at: asking
// another host, breaking the Content-Security-Policy, an error in the console, a question of the browser's own.

import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { eventually } from "./eventually.mjs";

export const SCREENSHOTS = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..", "..", "target", "screenshots");
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

/** How long a step may take, in milliseconds: enough for a busy machine. */
const PATIENCE = 15_000;

function executable() {
  const given = process.env.FREESEWING_TEST_CHROMIUM;
  if (given) return given;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const places = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = places.find(isExecutable);
  if (found === undefined) throw new Error(`there is none of ${names.join(", ")}; scripts/install-tools says what to do`);
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function openBrowser() {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return chromium.launch({
    executablePath: executable(),
    // Nothing but this machine can be reached, whatever a page may try.
    args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"],
  });
}

export class Visitor {
  /** Somebody with a browser window of their own, which knows nothing of others. */
  static async come(browser, server, { size = "desktop", viewport = SIZES[size], colours = "light" } = {}) {
    const context = await browser.newContext({
      viewport,
      hasTouch: size === "phone",
      isMobile: size === "phone",
      colorScheme: colours,
      locale: "en-GB",
      timezoneId: "Europe/Brussels",
      reducedMotion: "reduce",
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
    context.setDefaultTimeout(PATIENCE);
    const visitor = new Visitor(server, context);
    await context.addInitScript(tellOfViolations);
    visitor.page = await context.newPage();
    visitor.watch(visitor.page);
    context.on("page", (page) => visitor.watch(page));
    return visitor;
  }

  constructor(server, context) {
    this.server = server;
    this.context = context;
    this.troubles = [];
    this.refusals = [];
    this.watched = new Set();
    this.underWay = new Set();
  }

  watch(page) {
    if (this.watched.has(page)) return;
    this.watched.add(page);
    page.on("request", (request) => {
      this.underWay.add(request);
      this.noteRequest(request.url());
    });
    for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => this.underWay.delete(request));
    page.on("close", () => this.underWay.clear());
    page.on("pageerror", (error) => this.troubles.push(`not caught: ${error.stack ?? error}`));
    page.on("console", (message) => this.noteMessage(message));
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") this.troubles.push(`the browser asks: ${dialog.message()}`);
      void dialog.accept();
    });
  }

  noteRequest(address) {
    const { origin, protocol } = new URL(address);
    if (origin !== this.server.url && !["data:", "blob:", "about:"].includes(protocol)) this.troubles.push(`another host: ${address}`);
  }

  noteMessage(message) {
    if (!["error", "warning"].includes(message.type())) return;
    const { url } = message.location();
    const [, status] = /status of (\d{3})/.exec(message.text()) ?? [];
    const expected = this.refusals.findIndex((refusal) => status === String(refusal.status) && new URL(url).pathname === refusal.path);
    if (expected >= 0) this.refusals.splice(expected, 1);
    else if (status === "404" && isUsual(new URL(url).pathname)) return;
    else this.troubles.push(`in the console: ${message.text()} ${url}`);
  }

  /** The server will refuse something, which browsers tell in the console: this once, that is as it should be. */
  expectRefusal(status, path) {
    this.refusals.push({ status, path });
  }

  /** Waits until every question to the server is answered, so that what goes wrong there is noted. */
  async rests() {
    await eventually("all requests are answered", () => this.underWay.size === 0);
  }

  /** Opens one of the pages, such as "keys/new". */
  async open(page = "") {
    await this.page.goto(`${this.server.pages}#/${page}`);
  }

  /** Follows a link from a mail. */
  async follow(link) {
    await this.page.goto(link);
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name) {
    return this.page.getByRole("link", { name, exact: true });
  }

  field(name) {
    return this.page.getByLabel(name, { exact: true });
  }

  switch(name) {
    return this.page.getByRole("switch", { name, exact: true });
  }

  /** Waits until a heading is there: that is how somebody knows which page it is. */
  async sees(heading) {
    await this.page.getByRole("heading", { name: heading, exact: true }).waitFor();
  }

  /** Waits until some words are to be seen. */
  async reads(words) {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** What stands behind a term, such as "Calls" on the page of a key. */
  fact(term) {
    return this.page.locator("div", { has: this.page.locator(`> dt:text-is("${term}")`) }).locator("> dd");
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async picture(name, options = {}) {
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: "disabled", ...options });
  }

  async signIn(name, password) {
    await this.open();
    await this.field("User name or e-mail address").fill(name);
    await this.field("Password").fill(password);
    await this.button("Sign in").click();
  }

  async leave() {
    await this.context.close();
  }
}

/** Nobody has a picture to begin with, and browsers ask for an icon by themselves where a page names none, such as JSON. */
const isUsual = (path) => path.startsWith("/images/uid-") || path === "/favicon.ico";

/** Runs in the page. */
function tellOfViolations() {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    console.error(`against the policy: ${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`),
  );
}
