// Serves the built pages, and hands everything else to a server that runs already: to look at a change without
// compiling the server, which has the pages built in.
//
//   cargo run                                   (at http://localhost:3000)
//   npm run dev -- [port] [where the server is]  (4173 and http://localhost:3000 when not given)

import { existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const assets = join(dirname(fileURLToPath(import.meta.url)), "..", "assets");
const port = Number(process.argv[2] ?? 4173);
const server = new URL(process.argv[3] ?? "http://localhost:3000");

/** As strict as the server, so that what breaks there breaks here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** The built file that a path means. */
function file(path) {
  const name = path.startsWith("/account/assets/") ? path.slice("/account/assets/".length) : path === "/account/" ? "index.html" : "";
  const found = join(assets, name);
  return name !== "" && !name.includes("/") && existsSync(found) ? found : undefined;
}

createServer((asked, answer) => {
  const found = file(new URL(asked.url, "http://localhost").pathname);
  if (found) {
    answer.writeHead(200, { "Content-Type": `${TYPES[extname(found)]}; charset=utf-8`, "Content-Security-Policy": POLICY });
    answer.end(readFileSync(found));
    return;
  }
  const { method, headers, url } = asked;
  const passed = request(new URL(url, server), { method, headers }, (given) => {
    answer.writeHead(given.statusCode, given.headers);
    given.pipe(answer);
  });
  passed.on("error", (error) => answer.writeHead(502, { "Content-Type": "text/plain" }).end(`${server} does not answer: ${error.message}\n`));
  asked.pipe(passed);
}).listen(port, "localhost", () => console.log(`http://localhost:${port}/account/, with the API of ${server}`));
