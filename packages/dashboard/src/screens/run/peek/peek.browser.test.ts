import { describe, expect, test } from "vitest";
import { openWindow } from "../../../testing/browser.ts";
import { riskyRepository } from "../../../testing/risky-repository.ts";
import { openStand } from "../../../testing/stand.ts";

/**
 * Goes to the beginning the very moment the line in the middle is there, as a quick hand does by Home; the browser takes
 * some frames for it, too.
 */
const HOME_AT_ONCE = `new Promise((resolve) => {
  const looking = setInterval(() => {
    const box = document.querySelector('[aria-label="Lines of src/long.js"]');
    if (!box?.querySelector('[data-line="2900"]')) return;
    clearInterval(looking);
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    const step = () => {
      if (box.scrollTop === 0) return resolve();
      box.scrollTop = Math.max(0, box.scrollTop - 6000);
      requestAnimationFrame(step);
    };
    step();
  }, 1);
})`;

describe("a file of a run", () => {
  test("stays where a person has gone in it, however soon that was", async () => {
    const stand = await openStand(riskyRepository());
    const run = await stand.run("code-review", { agent: "scout" });
    const { page } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    for (const round of [1, 2, 3]) {
      await page.goto(
        `${stand.origin}/runs/${run}?view=report&file=src/long.js:2900&round=${round}`,
      );
      await page.evaluate(HOME_AT_ONCE);
      const file = page.getByRole("complementary", { name: /long\.js/ });
      await file.getByText("export const c1 =").waitFor();
      expect(await file.locator("[data-line='2900']").count()).toBe(0);
    }
  });

  test("is shown as soon as the run has its snapshot, by a link that was followed before", async () => {
    const stand = await openStand(riskyRepository());
    const { page } = await openWindow(stand, "/");
    await page.getByRole("button", { name: "New run" }).waitFor();
    // A page that is at hand asks for the file, most times, before the run has one; each round is a run of its own.
    for (const round of [1, 2, 3]) {
      const run = await stand.run("code-review", { agent: "scout", title: `Round ${round}` });
      await page.goto(`${stand.origin}/runs/${run}?view=report&file=src/long.js:2900`);
      const file = page.getByRole("complementary", { name: /long\.js/ });
      await file.getByText("c2900").waitFor();
      expect(await file.getByRole("button", { name: "Try again" }).count()).toBe(0);
    }
  });
});
