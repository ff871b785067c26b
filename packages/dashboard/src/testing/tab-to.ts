import type { Page } from "playwright-core";

/** Goes on with the tabulator key until what has the focus says the words, as a person without a mouse does. */
export async function tabTo(page: Page, words: RegExp, most = 120): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(
      "(document.activeElement?.getAttribute('aria-label') ?? '') + ' ' + (document.activeElement?.textContent ?? '')",
    );
    if (words.test(String(said))) return;
  }
  throw new Error(`nothing that says ${words} is reached by the tabulator key`);
}
