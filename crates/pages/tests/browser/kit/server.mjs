// A server of the test's own: the real binary on SQLite, in a folder and at a port of its own.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { eventually } from "./eventually.mjs";
import { Mailbox } from "./mailbox.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..", "..");
const BINARY = resolve(process.env.FREESEWING_TEST_BINARY ?? join(ROOT, "target", "debug", "freesewing-server"));

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}

export class Server {
  /** Starts a server that is set up like anybody's, but for `settings`. */
  static async start(settings = {}) {
    if (!existsSync(BINARY)) throw new Error(`there is no ${BINARY}; run: cargo build --package freesewing-server`);
    const server = new Server(await freePort(), settings);
    try {
      await eventually("the server answers", () => server.answers());
    } catch (error) {
      const told = server.lastWords();
      await server.stop();
      throw new Error(`${error.message}\n${told}`);
    }
    return server;
  }

  constructor(port, settings) {
    this.folder = mkdtempSync(join(tmpdir(), "freesewing-browser-"));
    this.url = `http://localhost:${port}`;
    this.pages = `${this.url}/account/`;
    this.settings = { PATH: process.env.PATH, BACKEND_PORT: String(port), BACKEND_LOG: "warn", ...settings };
    this.mailbox = new Mailbox(join(this.folder, "mail"));
    const log = openSync(join(this.folder, "log"), "w");
    this.process = spawn(BINARY, [], { cwd: this.folder, env: this.settings, stdio: ["ignore", log, log] });
  }

  async answers() {
    if (this.process.exitCode !== null) throw new Error("the server ended while it started");
    return (await fetch(this.url).catch(() => null)) !== null;
  }

  /** Runs another command of the binary beside the server, and gives what it prints. */
  async command(...given) {
    const { stdout } = await promisify(execFile)(BINARY, given, { cwd: this.folder, env: this.settings });
    return stdout;
  }

  /** Calls the API as a script would; a body is sent by POST unless `method` says otherwise. */
  async call(path, { token, method, body } = {}) {
    const headers = { "Content-Type": "application/json" };
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    const answer = await fetch(this.url + path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  lastWords() {
    return readFileSync(join(this.folder, "log"), "utf8").slice(-3000);
  }

  /** Ends it, and takes away all that it wrote. */
  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, "exit");
      this.process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
