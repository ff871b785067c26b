import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

const aStand = oncePerFile(openStand);

describe("the sheet of keys", () => {
  test.each(["light", "dark"] as const)("has what the page offers, in %s", async (colours) => {
    const stand = await aStand();
    const { page, errors } = await openWindow(stand, "/setup", { colours });
    await page.getByRole("heading", { name: "Setup" }).waitFor();
    await page.keyboard.press("Shift+?");
    const sheet = page.getByRole("dialog", { name: "Keys of this page" });
    await sheet.getByText("Search or do anything").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await sheet.getByRole("button", { name: "Change keys" }).click();
    await page.getByRole("heading", { name: "Keyboard" }).waitFor();
    await sheet.waitFor({ state: "detached" });
    // From any page, one letter leads to the box to type in.
    await page.getByRole("heading", { name: "Keyboard" }).click();
    await page.keyboard.press("c");
    await page.waitForURL(/\/$/);
    await page.locator(":focus[aria-label='What should happen']").waitFor();
    expect(errors).toEqual([]);
  });
});
