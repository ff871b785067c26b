import { describe, expect, test } from "vitest";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("a tab of yesterday", () => {
  test("asks to be loaded again when the server has another page, and keeps what was begun", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/");
    const build = { name: "of-today" };
    await page.route("**/api/health", async (route) => {
      const { name } = build;
      // A server that is killed answers nothing, which is for the page to bear.
      const response = await route.fetch().catch(() => undefined);
      if (response === undefined) return route.abort();
      const health: unknown = await response.json();
      return route.fulfill({ response, json: Object.assign({}, health, { page: name }) });
    });
    // A tab knows what it shows once it has heard of it: from then on another page is a newer one.
    const heard = page.waitForResponse("**/api/health");
    await page.reload();
    await (await heard).finished();
    const box = page.getByRole("textbox", { name: "What should happen" });
    await box.fill("is the cart safe");
    const notice = page.getByRole("alert").filter({ hasText: "newer page" });
    build.name = "of-tomorrow";
    await stand.restart();
    await notice.waitFor();
    await page.unroute("**/api/health");
    await notice.getByRole("button", { name: "Load it" }).click();
    await notice.waitFor({ state: "detached" });
    await expect.poll(() => box.inputValue()).toBe("is the cart safe");
  });
});
