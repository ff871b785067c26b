import { describe, expect, test } from "vitest";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("a tab of yesterday", () => {
  test("asks to be loaded again when the server has another page, and keeps what was begun", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/");
    const box = page.getByRole("combobox", { name: "What to look at" });
    await box.fill("is the cart safe");
    let build = "";
    await page.route("**/api/health", async (route) => {
      const response = await route.fetch();
      const health: unknown = await response.json();
      await route.fulfill({ response, json: Object.assign({}, health, { page: build }) });
    });
    const notice = page.getByRole("alert").filter({ hasText: "newer page" });
    build = "of-tomorrow";
    await stand.restart();
    await notice.waitFor();
    await page.unroute("**/api/health");
    await notice.getByRole("button", { name: "Load it" }).click();
    await notice.waitFor({ state: "detached" });
    await expect.poll(() => box.inputValue()).toBe("is the cart safe");
  });
});
