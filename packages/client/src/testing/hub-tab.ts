import type { Page } from "playwright-core";

/** How a page is asked until it is so: not by its pictures, which a hidden tab does not draw. */
export const POLL = { polling: 50, timeout: 60_000 };
/** The same for what a test can see by itself. */
export const SOON = { timeout: 60_000, interval: 50 };

/** Waits until a tab has all of a run up to a row, each row once. Throws what is wrong when something is. */
export async function reaches(page: Page, run: string, row: number): Promise<void> {
  const reached = await page.waitForFunction(
    ([name, goal]) => {
      const at = globalThis.live.reach(String(name));
      return typeof at === "string" || at >= Number(goal) ? String(at) : false;
    },
    [run, row] as const,
    POLL,
  );
  const at = await reached.jsonValue();
  if (at !== String(row)) throw new Error(`The tab should have rows 1 to ${row}, and has: ${at}`);
}

/** Waits until a tab's stream is so. */
export async function becomes(page: Page, kind: string): Promise<void> {
  await page.waitForFunction((goal) => globalThis.live.hub.state.kind === goal, kind, POLL);
}
