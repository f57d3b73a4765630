// Accessibility, as far as a program can tell.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What matters: WCAG 2.2 A and AA, and what axe-core's authors hold to be good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is wrong with the page as it is now, in words; only what is serious or worse. */
export async function serious(page) {
  // Not by a script in the page: its policy would not have it.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
  if (passes.length < 10) throw new Error(`axe-core looked at next to nothing: ${passes.map(({ id }) => id)}`);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
}
