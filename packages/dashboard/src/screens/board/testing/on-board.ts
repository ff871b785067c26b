import type { Locator, Page } from "playwright-core";

/** A column of the board, by what it is called. */
export function column(page: Page, name: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${name} `) });
}

/** The card of an issue. */
export function card(page: Page, number: number): Locator {
  return page.locator(`[data-issue="${number}"]`);
}
