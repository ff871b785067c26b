import type { Page } from "playwright-core";
import { z } from "zod";

/**
 * Looks at every frame of a page until a text is shown. The answer is the wall clock in milliseconds of the frame after
 * that. The page looks from the call on, so that the text can be made after it.
 */
export async function untilShown(page: Page, text: string): Promise<number> {
  const shownAt: unknown = await page.evaluate(
    `new Promise((resolve) => {
      const look = () => document.querySelector('main').textContent.includes(${JSON.stringify(text)})
        ? requestAnimationFrame(() => resolve(Date.now())) : requestAnimationFrame(look);
      look();
    })`,
  );
  return z.number().parse(shownAt);
}
