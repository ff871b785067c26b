import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong on a page, a line each: the rule, and the elements. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated from outside, so that the page's own policy against foreign scripts stays as it is.
  await page.evaluate(axe.source);
  const violations: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  );
  return Array.isArray(violations) ? violations.map(String) : [];
}
