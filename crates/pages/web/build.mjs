// Bundles the account pages into ../assets, which is committed: whoever compiles the server needs no Node.
//
//   node build.mjs              the assets
//   node build.mjs --to FOLDER  the assets, somewhere else: to compare them
//   node build.mjs --tests      the unit tests, into target/tests

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const { values: asked } = parseArgs({ options: { to: { type: "string" }, tests: { type: "boolean" } } });
const assets = asked.to === undefined ? join(here, "..", "assets") : resolve(asked.to);

const common = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  // Cyrillic takes two bytes as it is, and six when escaped.
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

if (asked.tests) {
  await buildTests();
} else {
  await buildAssets();
}

async function buildTests() {
  const entries = readdirSync(join(here, "tests")).filter((name) => name.endsWith(".test.ts"));
  rmSync(join(here, "target"), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: entries.map((name) => join("tests", name)),
    outdir: "target/tests",
    platform: "node",
    packages: "external",
    outExtension: { ".js": ".mjs" },
  });
}

async function buildAssets() {
  rmSync(assets, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  const built = await build({
    ...common,
    entryPoints: { app: "src/main.tsx", style: "src/style.css" },
    outdir: assets,
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    assetNames: "[name].[hash]",
    splitting: true,
    minify: true,
    metafile: true,
    loader: { ".svg": "text" },
  });
  const outputs = Object.entries(built.metafile.outputs);
  const nameOf = (path) => path.split("/").at(-1);
  const made = (entry) => {
    const found = outputs.find(([, output]) => output.entryPoint === entry);
    if (!found) throw new Error(`${entry} was not built`);
    const [path, { imports }] = found;
    return { name: nameOf(path), needs: imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => nameOf(path)) };
  };
  const app = made("src/main.tsx");
  // What the first script needs is asked for together with it, not after it has come.
  const preloads = app.needs.map((name) => `<link rel="modulepreload" href="/account/assets/${name}">`);
  const page = readFileSync(join(here, "src", "index.html"), "utf8")
    .replace("{{app}}", app.name)
    .replace("{{preloads}}", preloads.join("\n"))
    .replace("{{style}}", made("src/style.css").name);
  writeFileSync(join(assets, "index.html"), page);
  // What tells at a glance whether two builds are the same.
  const names = readdirSync(assets).sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(readFileSync(join(assets, name)));
  console.log(`${names.length} assets, sha256 ${hash.digest("hex").slice(0, 16)}`);
}
