import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openIssueStand, otherThanRefusals } from "../../testing/issue-stand.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { card, column } from "./testing/on-board.ts";

/** Drags a card by its title to the middle of a column. */
async function drag(page: Page, number: number, to: string): Promise<void> {
  const from = await card(page, number).boundingBox();
  const over = await column(page, to).boundingBox();
  if (from === null || over === null) throw new Error("there is nothing to drag");
  await page.mouse.move(from.x + 40, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(over.x + over.width / 2, over.y + 200, { steps: 8 });
  expect(await column(page, to).getAttribute("data-over")).toBe("");
  await page.mouse.up();
}

describe("the board", () => {
  test("moves a card as its run goes, in every window and without a look at it", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders", { type: "bug", priority: "high", labels: ["orders"] });
    await stand.make("Then export them", { depends_on: [1] });
    const windows = await Promise.all([
      openWindow(stand, stand.board),
      openWindow(stand, stand.board),
    ]);
    for (const { page } of windows) {
      await column(page, "Open").getByText("Sort orders").waitFor();
      await card(page, 2).getByText("blocked by #1").waitFor();
      expect(await card(page, 2).getByRole("button", { name: "Start" }).isDisabled()).toBe(true);
    }
    const [first] = windows;
    await card(first.page, 1).getByRole("button", { name: "Start" }).click();
    for (const { page } of windows) {
      const waiting = column(page, "Waiting");
      await waiting.getByText("Is this plan right?").waitFor();
      await waiting.getByText("plan to approve").waitFor();
      await page.getByRole("heading", { name: "Waiting 1" }).waitFor();
    }
    const run = (await stand.issue(1)).last_run?.id ?? "";
    await stand.agree(run, "approve");
    await stand.agree(run, "accept");
    for (const { page, errors } of windows) {
      await column(page, "Done").getByText("Sort orders").waitFor();
      await card(page, 2).getByText("blocked by #1").waitFor({ state: "detached" });
      expect(await card(page, 2).getByRole("button", { name: "Start" }).isEnabled()).toBe(true);
      expect(errors).toEqual([]);
    }
  });

  test("asks for what a drag means, and shows the card as asked for until it is so", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page } = await openWindow(stand, stand.board);
    await card(page, 1).waitFor();
    const sent = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await page.route("**/move", async (route) => {
      sent.resolve();
      await released.promise;
      await route.continue();
    });
    await drag(page, 1, "Closed");
    await sent.promise;
    const asked = column(page, "Closed").locator('[data-issue="1"]');
    await asked.getByText("Closed: asked for…").waitFor();
    expect((await stand.issue(1)).status).toBe("open");
    released.resolve();
    await asked.and(page.locator(":not([data-asked])")).waitFor();
    expect((await stand.issue(1)).status).toBe("closed");
    // A card that is put down where it was is not opened by that.
    const place = await asked.boundingBox();
    await page.mouse.move((place?.x ?? 0) + 40, (place?.y ?? 0) + 30);
    await page.mouse.down();
    await page.mouse.move((place?.x ?? 0) + 70, (place?.y ?? 0) + 40, { steps: 4 });
    await page.mouse.up();
    await asked.getByRole("link").focus();
    expect(page.url()).toContain("/board");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/issues/1");
  });

  test("lets a card spring back with the reason when the server refuses the move", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page } = await openWindow(stand, stand.board);
    await card(page, 1).waitFor();
    await drag(page, 1, "Done");
    await page.getByText("#1 stays in Open.").first().waitFor();
    await page
      .getByText(/is done when a run of it has ended well, and it is open/)
      .first()
      .waitFor();
    await column(page, "Open").locator('[data-issue="1"]:not([data-asked])').waitFor();
    const said = page.getByRole("status").getByText(/^#1 stays where it is\./);
    expect(await said.count()).toBe(1);
    // Escape lets go of a card without a move.
    const place = await card(page, 1).boundingBox();
    await page.mouse.move((place?.x ?? 0) + 40, (place?.y ?? 0) + 30);
    await page.mouse.down();
    await page.mouse.move(900, 300, { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await page.locator("[data-over]").count()).toBe(0);
    expect((await stand.issue(1)).status).toBe("open");
  });

  test("asks its server whatever the browser thinks of the network, and for one card beside another", async () => {
    const stand = await openIssueStand();
    for (const title of ["First", "Second"]) await stand.make(title);
    const { page, errors } = await openWindow(stand, stand.board);
    await card(page, 2).waitFor();
    // A machine that has left every network still has its own server.
    await page.evaluate("dispatchEvent(new Event('offline'))");
    for (const number of [1, 2])
      await card(page, number).getByRole("button", { name: "Start" }).click();
    for (const number of [1, 2])
      await column(page, "Waiting").locator(`[data-issue="${number}"]`).waitFor();
    expect(errors).toEqual([]);
  });

  test("is gone through, filtered and worked on by keys alone", async () => {
    const stand = await openIssueStand();
    for (const title of ["First", "Second", "Third"]) await stand.make(title, { labels: [title] });
    const { page, errors } = await openWindow(stand, "/board");
    await page.waitForURL("**/projects/orders/board");
    await card(page, 3).waitFor();
    const focused = (number: number) =>
      page.locator(`[data-card="${number}"]:focus`).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowDown");
    await focused(1);
    await page.keyboard.press("ArrowDown");
    await focused(2);
    await page.keyboard.press("Control+ArrowRight");
    await column(page, "Waiting").locator('[data-issue="2"]').waitFor();
    // The focus goes where the server moves the card.
    await focused(2);
    await page.keyboard.press("ArrowLeft");
    await focused(1);
    await page.keyboard.press("s");
    await column(page, "Waiting").locator('[data-issue="1"]').waitFor();
    await focused(1);
    await page.keyboard.press("v");
    await page.getByRole("list", { name: "Issues" }).waitFor();
    expect(page.url()).toContain("as=list");
    await page.keyboard.press("v");
    await page.keyboard.press("/");
    await page.keyboard.type("third");
    await page.waitForURL("**/board?*q=third*");
    await card(page, 1).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await card(page, 1).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("[data-card]:focus").press("Enter");
    await page.waitForURL("**/issues/*");
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.waitForURL("**/projects/orders/board");
    expect(otherThanRefusals(errors)).toEqual([]);
  });

  test("draws of a thousand issues what is seen, and of an update one card", async () => {
    const stand = await openIssueStand();
    await stand.fill(1_000);
    const { page, errors } = await openWindow(stand, stand.board);
    await column(page, "Open").getByText("Issue 1", { exact: true }).waitFor();
    await page.getByRole("heading", { name: "Open 1,000" }).waitFor();
    expect(await page.locator("[data-issue]").count()).toBeLessThan(30);
    await page.evaluate(`window.touched = new Set();
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          window.touched.add(element.closest('[data-issue]')?.dataset.issue ?? element.outerHTML.slice(0, 80));
        }
      }).observe(document.querySelector('[data-board]'), { subtree: true, childList: true, characterData: true, attributes: true })`);
    const parts = { key: "orders", n: "3" };
    await stand.client.call(API.commentIssue, { parts, body: { text: "Please." } });
    await card(page, 3).getByText("1comment").waitFor();
    expect(await page.evaluate("[...window.touched]")).toEqual(["3"]);
    await column(page, "Open").getByRole("list").hover();
    await page.mouse.wheel(0, 1_000_000);
    await card(page, 1_000).waitFor();
    expect(await page.locator("[data-issue]").count()).toBeLessThan(30);
    expect(errors).toEqual([]);
  });

  test("shows words of anybody as words, and looks well on every width and in both themes", async () => {
    const stand = await openIssueStand();
    const hostile = `<img src=x onerror=alert(1)> \u202Egnp.exe ${"very".repeat(60)}`;
    await stand.make(hostile, { labels: ["<b>bold</b>", "\u202Eevil", "x".repeat(50)] });
    await stand.make("Read orders", { parent: 1, type: "refactor", priority: "low" });
    await stand.make("Wait for it", { depends_on: [1, 2], priority: "urgent" });
    await stand.make("Work");
    await stand.work(4, "made");
    await stand.make("Ask", { labels: ["a", "b", "c"] });
    await stand.startUntilAsked(5);
    const { page, errors } = await openWindow(stand, `${stand.board}?as=board`);
    await card(page, 5).getByText("Is this plan right?").waitFor();
    await card(page, 4).getByText("3/6").waitFor();
    await card(page, 1).getByText("⟨U+202E⟩gnp.exe").waitFor();
    expect(await page.locator("[data-board] img").count()).toBe(0);
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "List" }).click();
    await page.getByRole("list", { name: "Issues" }).waitFor();
    await expectGoodLooks(page);
    // A phone shows the list unless it is told otherwise.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stand.origin}${stand.board}`);
    await page.getByRole("list", { name: "Issues" }).waitFor();
    await page.getByRole("link", { name: "Answer #5" }).click();
    await page.getByRole("radiogroup", { name: "Answers" }).waitFor();
    expect(otherThanRefusals(errors)).toEqual([]);
  });
});

describe("the form of a new issue", () => {
  test("keeps what is begun, shows what the server refuses at its field, and makes an issue once", async () => {
    const stand = await openIssueStand();
    await stand.make("Read orders", { labels: ["orders"] });
    const { page } = await openWindow(stand, stand.board);
    await card(page, 1).waitFor();
    await page.keyboard.press("c");
    const form = page.getByRole("dialog", { name: "New issue" });
    await form.getByRole("button", { name: /^Make the issue/ }).click();
    await form.getByText(/An issue needs a title/).waitFor();
    expect(await form.getByLabel("Title").getAttribute("aria-invalid")).toBe("true");
    await form.getByLabel("Title").fill("Export orders");
    await form.getByRole("textbox", { name: "Description" }).fill("As **CSV** <script>1</script>");
    await form.getByRole("combobox", { name: "Labels" }).fill("ord");
    await form.getByRole("option", { name: "orders" }).click();
    await form.getByRole("combobox", { name: "Depends on" }).fill("read");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "Preview" }).click();
    await form.getByText("CSV", { exact: true }).waitFor();
    expect(await form.locator("script").count()).toBe(0);
    await page.reload();
    await form.getByRole("button", { name: "Take 1 away" }).waitFor();
    expect(await form.getByLabel("Title").inputValue()).toBe("Export orders");
    await expectGoodLooks(page);
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    await card(page, 2).getByText("blocked by #1").waitFor();
    expect(await stand.issue(2)).toMatchObject({
      title: "Export orders",
      description: "As **CSV** <script>1</script>",
      labels: ["orders"],
      depends_on: [1],
    });
    await page.keyboard.press("c");
    expect(await form.getByLabel("Title").inputValue()).toBe("");
  });
});
