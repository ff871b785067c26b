import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openIssueStand } from "../../testing/issue-stand.ts";
import { card, column } from "./testing/on-board.ts";

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A finger on a page. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", at?: Spot): Promise<void> => {
    await session.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  };
  return {
    down: async (at: Spot) => touch("touchStart", at),
    /** Goes on from one place to another, in steps as a finger does. */
    async go(from: Spot, to: Spot) {
      for (let step = 1; step <= 8; step++)
        await touch("touchMove", {
          x: from.x + ((to.x - from.x) * step) / 8,
          y: from.y + ((to.y - from.y) * step) / 8,
        });
    },
    up: async () => touch("touchEnd"),
  };
}

async function spotOn(what: Locator): Promise<Spot> {
  const box = await what.boundingBox();
  if (box === null) throw new Error("there is nothing to touch");
  return { x: box.x + Math.min(60, box.width / 2), y: box.y + Math.min(40, box.height / 2) };
}

describe("a finger on the board", () => {
  test("holds a card after a rest on it, and asks for the column where it lets go", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page, errors } = await openWindow(stand, `${stand.board}?as=board`, { hasTouch: true });
    const from = await spotOn(card(page, 1));
    const to = await spotOn(column(page, "Closed"));
    const touch = await finger(page);
    await touch.down(from);
    await card(page, 1).and(page.locator("[data-held]")).waitFor();
    await page.getByText("#1 is held, over Open.").waitFor({ state: "attached" });
    await touch.go(from, to);
    await page.getByText("#1 is held, over Closed.").waitFor({ state: "attached" });
    expect(await column(page, "Closed").getAttribute("data-over")).toBe("");
    await touch.up();
    await column(page, "Closed").locator('[data-issue="1"]:not([data-asked])').waitFor();
    await page.getByText("#1 is closed now.").waitFor({ state: "attached" });
    expect((await stand.issue(1)).status).toBe("closed");
    expect(page.url()).toContain("/board");
    expect(errors).toEqual([]);
  });

  test("scrolls when it goes at once, and moves no card by that", async () => {
    const stand = await openIssueStand();
    await stand.fill(60);
    const { page } = await openWindow(stand, `${stand.board}?as=board`, { hasTouch: true });
    const from = await spotOn(card(page, 4));
    const touch = await finger(page);
    // However slow the machine is, a finger on its way has not rested.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await touch.down(from);
    await touch.go(from, { x: from.x, y: from.y - 300 });
    await touch.up();
    const list = column(page, "Open").locator("> div");
    await expect.poll(async () => list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100);
    expect(await page.locator("[data-held], [data-over]").count()).toBe(0);
    expect((await stand.issue(4)).seq).toBe(1);
  });

  test("brings a card to a column beyond the edge of a phone, and lets it go when a second finger comes", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page } = await openWindow(stand, `${stand.board}?as=board`, {
      width: 390,
      height: 844,
      hasTouch: true,
    });
    const from = await spotOn(card(page, 1));
    const touch = await finger(page);
    const pictures = page.locator("body > article");
    await touch.down(from);
    await pictures.waitFor();
    await touch.go(from, { x: 384, y: from.y });
    await page.getByText("#1 is held, over Closed.").waitFor({ state: "attached" });
    // Two fingers are no hold.
    const session = await page.context().newCDPSession(page);
    await session.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints: [
        { x: 384, y: from.y, id: 0 },
        { x: 100, y: 400, id: 1 },
      ],
    });
    await pictures.waitFor({ state: "detached" });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect((await stand.issue(1)).status).toBe("open");
    expect(await page.locator("[data-over]").count()).toBe(0);
  });
});
