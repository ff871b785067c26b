import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("ten tabs of one browser", () => {
  test("share one stream, and all of them are told", async () => {
    const stand = await openStand();
    const { page, context } = await openWindow(stand, "/runs");
    await page.getByRole("heading", { name: "Runs" }).waitFor();
    const others = await Promise.all(Array.from({ length: 9 }, () => context.newPage()));
    for (const other of others) await other.goto(`${stand.origin}/runs`);
    const tabs = [page, ...others];
    for (const tab of tabs) await tab.getByRole("button", { name: /live/ }).waitFor();
    const title = "Everybody hears of this run";
    await stand.run("code-review", { agent: "scout", title });
    for (const tab of tabs) await tab.getByRole("main").getByText(title).first().waitFor();
    expect((await stand.client.call(API.health)).streams).toBe(1);
  });
});
