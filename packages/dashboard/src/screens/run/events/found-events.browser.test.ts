import { eventsPageSchema, problemOf, WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../../testing/browser.ts";
import { openStand } from "../../../testing/stand.ts";

/** What the server answers when it failed: nobody asks it again by himself. */
const REFUSED = problemOf(new WheelhouseError("internal", "The journal could not be read."));

describe("events that were found", () => {
  test("stay when the next page fails, which is fetched again by a person alone", async () => {
    const stand = await openStand();
    const run = await stand.run("demo");
    const { page } = await openWindow(stand, `/runs/${run}?view=graph`);
    await page.locator("[data-card]", { hasText: "waiting" }).first().waitFor();
    const asked: (string | null)[] = [];
    let isDown = true;
    // A run of thousands of events would be one of few: the first answer says that it is not all.
    await page.route(/\/events\?.*type=/, async (route) => {
      const from = new URL(route.request().url()).searchParams.get("from");
      asked.push(from);
      if (from !== "1" && isDown)
        return route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify(REFUSED),
        });
      const response = await route.fetch();
      const found = eventsPageSchema.parse(await response.json());
      return route.fulfill({ response, json: { ...found, truncated: from === "1" } });
    });
    await page.getByRole("link", { name: /^Events/ }).click();
    await page.getByLabel("Kind").selectOption("request.");
    await page.getByRole("alert").waitFor();
    await page.locator("[role=cell]", { hasText: "request.opened" }).waitFor();
    // Each drawing had its turn to ask once more.
    await page.mouse.move(300, 300);
    await page.keyboard.press("j");
    const next = asked.filter((from) => from !== "1").length;
    expect(next).toBe(1);
    isDown = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(asked.filter((from) => from !== "1").length).toBe(2);
    await page.locator("[role=cell]", { hasText: "request.opened" }).waitFor();
  });
});
