import { describe, expect, test } from "vitest";
import { axeViolations } from "../testing/axe.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("the shell", () => {
  test("lets a browser in by the address that was printed, and forgets the token", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/runs");
    await page.getByRole("heading", { name: "Runs", exact: true }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await page.reload();
    await page.getByRole("heading", { name: "Runs", exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  test("tells a browser without a session how to get in", async () => {
    const stand = await openStand();
    const { page, context } = await openWindow(stand, "/");
    await page.getByRole("button", { name: "New run" }).waitFor();
    await context.clearCookies();
    await page.reload();
    await page.getByRole("heading", { name: "This browser is not signed in" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test("goes to places by keys, and types letters where a person writes", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/setup");
    await page.getByRole("heading", { name: "Setup" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.waitForURL("**/runs");
    // Here the last of them is a command by itself: it opens the run that is chosen.
    await page.getByRole("heading", { name: "Runs", exact: true }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await page.waitForURL("**/sources");
    await page.keyboard.press("?");
    expect(new URL(page.url()).pathname).toBe("/sources");
  });

  test("has what is seldom gone to behind More on a narrow page", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/", { width: 390, hasTouch: true });
    const bar = page.getByRole("navigation", { name: "Places" });
    await bar.getByRole("link", { name: "Inbox" }).click();
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
    expect(await bar.getByRole("link", { name: "Setup" }).isVisible()).toBe(false);
    await bar.getByRole("button", { name: "More" }).click();
    await bar.getByRole("link", { name: "Setup" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await bar.getByRole("link", { name: "Setup" }).waitFor({ state: "hidden" });
    await bar.getByRole("button", { name: "More" }).click();
    await bar.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await bar.getByRole("link", { name: "Settings" }).waitFor({ state: "hidden" });
    expect(errors).toEqual([]);
  });
});
