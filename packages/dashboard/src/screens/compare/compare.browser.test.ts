import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { reviewedTwice } from "../../testing/reviewed-twice.ts";
import { oncePerFile } from "../../testing/stand.ts";

/** The tests only look at the two. */
const twoReviews = oncePerFile(reviewedTwice);

/** What the lists of findings say, by their titles. */
async function findings(page: Page): Promise<string> {
  const list = page.getByRole("region", { name: /^Findings/ });
  return (await list.innerText()).replaceAll(/\s+/g, " ");
}
const runsOf = (page: Page): unknown => {
  const { searchParams } = new URL(page.url());
  return [searchParams.get("a"), searchParams.get("b")];
};

describe("two runs side by side", () => {
  test("are chosen in the list by keys, the earlier one before, and swapped", async () => {
    const { stand, first, second } = await twoReviews();
    const { page, errors } = await openWindow(stand, "/runs");
    await page.getByRole("grid").getByText("Code review").first().waitFor();
    for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
    await page.getByText("2 selected").waitFor();
    await page.keyboard.press("=");
    await page.getByRole("heading", { name: /^Findings/ }).waitFor();
    expect(runsOf(page)).toEqual([first, second]);
    expect(await findings(page)).toMatch(
      /New 1 .*Free lines take stock.*Gone 1 .*Refunds are not there.*Severity changed 1 .*medium → .*critical .*shell command/,
    );
    await page.getByRole("link", { name: "src/orders.js:6" }).click();
    await page.locator("mark").first().waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: /^Findings/ }).waitFor();
    await page.keyboard.press("s");
    await page.waitForURL(new RegExp(`a=${second}&b=${first}`));
    await expect.poll(() => findings(page)).toMatch(/New 1 .*Refunds.*Gone 1 .*Free lines/);
    await page.keyboard.press("d");
    await page.getByText("Every step went the same way.").waitFor();
    expect(errors).toEqual([]);
  });

  test("are the run and the last one before it, from its page, and look well everywhere", async () => {
    const { stand, first, second } = await twoReviews();
    const { page, errors } = await openWindow(stand, `/runs/${second}?view=steps`);
    await page.getByRole("tree").waitFor();
    await page.keyboard.press("=");
    await page.getByRole("heading", { name: /^Findings/ }).waitFor();
    await expect.poll(() => runsOf(page)).toEqual([first, second]);
    await page.getByRole("button", { name: /^Severity changed/ }).waitFor();
    await expectGoodLooks(page);
    await page.goto(`${stand.origin}/compare?b=${first}`);
    await page.getByRole("heading", { name: "Nothing to compare with" }).waitFor();
    expect(errors).toEqual([]);
  });

  test("need two, and say how they are chosen", async () => {
    const { stand } = await twoReviews();
    const { page } = await openWindow(stand, "/compare");
    await page.getByText("Select two runs in the list").waitFor();
    expect(await page.getByRole("link", { name: "Go to the runs" }).count()).toBe(1);
    await page.goto(`${stand.origin}/compare?a=nobody&b=nobody`);
    await page
      .getByRole("alert")
      .getByText(/no run "?nobody/)
      .waitFor();
  });
});

describe("what has changed since the last run", () => {
  test("stands above the findings, opens, and leads to the earlier run and the comparison", async () => {
    const { stand, first, second } = await twoReviews();
    const { page, errors } = await openWindow(stand, `/runs/${second}?view=report`);
    const strip = page.getByRole("region", { name: "Since the last run" });
    await strip.getByRole("button", { name: "1 gone" }).click();
    await strip.getByText("Refunds are not there.").waitFor();
    await strip.getByText(/Not found again, though the lines/).waitFor();
    await strip.getByRole("button", { name: "1 still there" }).click();
    await strip.getByText("it was medium").waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await strip.getByRole("link", { name: "Compare" }).click();
    await page.waitForURL(new RegExp(`/compare\\?a=${first}&b=${second}`));
    await page.goto(`${stand.origin}/runs/${first}?view=report`);
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    expect(await strip.count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
