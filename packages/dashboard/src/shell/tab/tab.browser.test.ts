import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openStand } from "../../testing/stand.ts";

describe("a tab", () => {
  test("says in its title and icon what needs a person", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/runs");
    const icon = async () =>
      decodeURIComponent((await page.locator("link[rel=icon]").getAttribute("href")) ?? "");
    await expect.poll(() => page.title()).toBe("Runs · Wheelhouse");
    expect(await icon()).not.toContain("<text");
    await stand.run("demo", { title: "Amounts" });
    await expect.poll(() => page.title()).toBe("(1) Amounts · Wheelhouse");
    await expect.poll(icon).toContain(">1</text>");
  });
});
