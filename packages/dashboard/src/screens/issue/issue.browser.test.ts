import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openIssueStand, otherThanRefusals } from "../../testing/issue-stand.ts";
import { expectGoodLooks } from "../../testing/looks.ts";

const HOSTILE = `# Heading

<script>alert(1)</script> <img src=x onerror=alert(1)>

[a](javascript:alert(1)) ![pixel](https://example.com/p.png) \u202Egnp

${"long".repeat(200)}
`;

describe("the page of an issue", () => {
  test("shows what its run asks, takes the answer by keys, and is done without a reload", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders", { description: "By **date**." });
    const windows = await Promise.all([
      openWindow(stand, stand.at(1)),
      openWindow(stand, stand.at(1)),
    ]);
    const [{ page }, other] = windows;
    await page.getByText("It was never started.").waitFor();
    await other.page.getByText("It was never started.").waitFor();
    await page.keyboard.press("s");
    const asks = page.getByRole("region", { name: /^Needs you/ });
    await asks.getByText("Is this plan right?").waitFor();
    await page.keyboard.press("1");
    await asks.getByRole("textbox").fill("go on");
    await page.reload();
    await asks.getByText("Is this plan right?").waitFor();
    expect(await asks.getByRole("textbox").inputValue()).toBe("go on");
    const send = asks.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+Enter");
    await asks.getByText("Is the work right?").waitFor();
    for (const each of windows) {
      const said = each.page.getByRole("list", { name: "Conversation" });
      await said.getByText("Is this plan right?").waitFor();
      await said.getByText("Yes: go on").waitFor();
    }
    await page.getByRole("button", { name: "Accept" }).waitFor();
    await stand.agree((await stand.issue(1)).last_run?.id ?? "", "accept");
    for (const each of windows) {
      await each.page.getByRole("button", { name: "Start again" }).waitFor();
      await each.page.getByRole("list", { name: "Runs" }).getByText("4/4").waitFor();
      expect(await each.page.getByRole("region", { name: /^Needs you/ }).count()).toBe(0);
    }
    await page.getByRole("list", { name: "Runs" }).getByRole("link").click();
    await page.waitForURL("**/runs/run1*");
    await page.getByRole("link", { name: "Issue #1" }).click();
    await page.waitForURL("**/issues/1");
  });

  test("tells who was first when two answer at once", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    await stand.startUntilAsked(1);
    const { page } = await openWindow(stand, stand.at(1));
    await page.getByRole("radio", { name: "Stop" }).check();
    await page.route("**/answer", async (route) => {
      await stand.agree("run1", "approve");
      await route.continue();
    });
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    await send.click();
    await page
      .getByText(/^Somebody was first: answered by ann.*: Yes$/)
      .first()
      .waitFor();
    expect((await stand.issue(1)).status).toBe("waiting");
  });

  test("is edited in place, and never over what somebody else has changed", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders", { labels: ["orders"] });
    await stand.make("Read orders");
    const { page } = await openWindow(stand, stand.at(1));
    await page.getByRole("heading", { level: 1, name: "Sort orders" }).waitFor();
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Edit #1" });
    await form.getByLabel("Title").fill("Sort all orders");
    await form.getByRole("combobox", { name: "Priority" }).selectOption("high");
    await form.getByRole("combobox", { name: "Depends on" }).fill("2");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: "Sort all orders" }).waitFor();
    await page.getByText("blocked by #2").waitFor();
    // The stream may say it before the reply, which closes the form.
    await form.waitFor({ state: "detached" });
    expect(await stand.issue(1)).toMatchObject({ priority: "high", depends_on: [2] });

    await page.keyboard.press("e");
    await form.getByLabel("Title").fill("Mine");
    const parts = { key: "orders", n: "1" };
    await stand.client.call(API.editIssue, { parts, body: { title: "Theirs" } });
    await form.getByRole("button", { name: "Save" }).click();
    await form
      .getByRole("alert")
      .getByText(/changed/)
      .waitFor();
    expect(await form.getByLabel("Title").inputValue()).toBe("Mine");
    expect((await stand.issue(1)).title).toBe("Theirs");
    await form.getByRole("button", { name: "Leave it as it was" }).click();
    await page.getByRole("heading", { level: 1, name: "Theirs" }).waitFor();
  });

  test("is commented on, closed, reopened, deleted and brought back", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page, errors } = await openWindow(stand, stand.at(1));
    await page.getByRole("heading", { level: 1, name: "Sort orders" }).waitFor();
    await page.keyboard.press("m");
    await page.keyboard.type("Keep the **old** format.");
    await page.keyboard.press("Control+Enter");
    await page
      .getByRole("list", { name: "Conversation" })
      .getByText("old", { exact: true })
      .waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByText(/^Closed by ann/).waitFor();
    await page.getByRole("button", { name: "Reopen" }).first().click();
    await page.getByText(/^Closed by ann/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Delete #1" }).click();
    await page.getByText(/is on no board/).waitFor();
    expect(await stand.client.call(API.issues, { parts: { key: "orders" } })).toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText(/is on no board/).waitFor({ state: "detached" });
    await page.getByText("Activity").click();
    await page.getByRole("list", { name: "Activity" }).getByRole("listitem").nth(5).waitFor();
    expect(errors).toEqual([]);
  });

  test("shows words of anybody as words, says what is not there, and looks well", async () => {
    const stand = await openIssueStand();
    await stand.make(`<b>${"wide".repeat(60)}`, { description: HOSTILE, labels: ["x".repeat(50)] });
    await stand.make("Part", { parent: 1, depends_on: [1] });
    await stand.startUntilAsked(1);
    const parts = { key: "orders", n: "1" };
    await stand.client.call(API.commentIssue, { parts, body: { text: HOSTILE } });
    const { page, errors } = await openWindow(stand, stand.at(1));
    await page.getByRole("list", { name: "Conversation" }).getByText("Heading").waitFor();
    expect(await page.locator("main img, main script, main [href^=javascript]").count()).toBe(0);
    await page.getByRole("list", { name: "Parts" }).getByRole("link", { name: /#2/ }).waitFor();
    await expectGoodLooks(page);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("form", { name: "Edit #1" }).waitFor();
    await expectGoodLooks(page);
    expect(otherThanRefusals(errors)).toEqual([]);
    await page.goto(`${stand.origin}/projects/orders/issues/99`);
    await page.getByRole("heading", { name: "There is no issue #99" }).waitFor();
    await page.goto(`${stand.origin}/projects/nowhere/board`);
    await page.getByRole("heading", { name: "There is no such project" }).waitFor();
  });
});
