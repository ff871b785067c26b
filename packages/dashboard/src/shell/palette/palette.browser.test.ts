import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { openStand } from "../../testing/stand.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "Search or do" });

describe("the palette", () => {
  test("finds a run by its name and goes there", async () => {
    const stand = await openStand();
    const id = await stand.run("demo", { title: "Amounts before the release" });
    const { page } = await openWindow(stand, "/setup");
    await page.getByRole("heading", { name: "Setup" }).waitFor();
    await page.keyboard.press("Control+k");
    await box(page).fill("amounts rel");
    await page
      .getByRole("option", { name: /Amounts before the release/, selected: true })
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/runs/${id}*`);
    await box(page).waitFor({ state: "detached" });
  });

  test("does a command, opens a flow, and says what a line would start", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/");
    await page.getByRole("textbox", { name: "What should happen" }).waitFor();
    await page.keyboard.press("Control+k");
    await box(page).fill("runs");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/runs");
    await page.keyboard.press("Control+k");
    await box(page).fill("run code");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "New run" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await box(page).fill("/code-r");
    await page.getByRole("option", { name: /^\/code-review/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    expect(await box(page).inputValue()).toBe("/code-review ");
    await page.keyboard.type("is it safe?");
    await page.getByText(/Runs code-review, small, on orders with scout/).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/[^?]+$/);
    const runs = await stand.client.call(API.runs);
    expect(runs.map(({ flow }) => flow)).toEqual(["code-review"]);
  });
});
