import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, a line each: the rule, and the elements. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated from outside, so that the page's own policy against foreign scripts stays as it is.
  await page.evaluate(SOURCE);
  const violations: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  );
  return Array.isArray(violations) ? violations.map(String) : [];
}
