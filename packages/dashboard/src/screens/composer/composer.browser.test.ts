import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "What to look at" });
const says = (page: Page, words: RegExp) => page.locator("#composer-says", { hasText: words });

/** For tests that start nothing. */
const aStand = oncePerFile(openStand);

describe("the box to type in", () => {
  test("starts the usual analysis, small, with /flow and a focus", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/");
    await box(page).waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("/flow how orders are archived");
    await says(
      page,
      /Runs architectural-analysis, small, on orders with scout: reads only, costs nothing/,
    ).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/[^?]+$/);
    const [run] = await stand.client.call(API.runs);
    expect(run).toMatchObject({ flow: "architectural-analysis", band: "small", agent: "scout" });
    const trace = await stand.client.call(API.runTrace, { parts: { id: run?.id ?? "" } });
    expect(JSON.stringify(trace[0])).toContain("how orders are archived");
    expect(errors).toEqual([]);
  });

  test("completes a flow and its size by keys, and keeps the draft over a reload", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/code");
    await page.getByRole("option", { name: /^\/code-review/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /^large/ }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("option", { name: /^auto/, selected: true }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    expect(await box(page).inputValue()).toBe("/code-review large ");
    await page.reload();
    await says(page, /Runs code-review, large/).waitFor();
    await page.getByRole("button", { name: "Flows" }).click();
    await page.getByRole("radio", { name: /Large/, checked: true }).waitFor();
  });

  test("completes paths of the project in the focus, and offers the nearest of one that is nowhere", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/plan-work-items auto src/or");
    await page.getByRole("option", { name: "src/orders.js" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await box(page).inputValue()).toBe("/plan-work-items auto src/orders.js ");
    await box(page).fill("/plan-work-items plan=src/ordes.js");
    await says(page, /no file src\/ordes\.js/).waitFor();
    await page.getByRole("button", { name: "src/orders.js" }).click();
    await says(page, /Runs plan-work-items, small, on orders/).waitFor();
    expect(await box(page).inputValue()).toBe("/plan-work-items plan=src/orders.js");
  });

  test("says that a flow is not there, and which are near", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/code-reviw everything");
    await says(page, /There is no flow code-reviw\. Did you mean \/code-review\?/).waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", { name: "Start the run" }).isDisabled()).toBe(true);
    expect(await stand.client.call(API.runs)).toEqual([]);
    await page.getByRole("button", { name: "/code-review" }).click();
    await says(page, /Runs code-review, small, on orders/).waitFor();
    expect(await box(page).inputValue()).toBe("/code-review everything");
  });
});
