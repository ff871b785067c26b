import { API, problemOf, WheelhouseError } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { openIssueStand } from "../../testing/issue-stand.ts";
import { oncePerFile, openStand, type Stand } from "../../testing/stand.ts";

const box = (page: Page) => page.getByRole("textbox", { name: "What should happen" });
const says = (page: Page, words: RegExp) => page.locator("#composer-says", { hasText: words });
const mode = (page: Page, name: string) => page.getByRole("radio", { name });
const keyOf = async ({ client }: Stand) => (await client.call(API.projects))[0]?.id ?? "";

/** A server with an agent for issues, and an issue. */
const aStand = oncePerFile(async () => {
  const stand = await openStand();
  // It plays nothing here: that it is asked is what counts.
  const set = await stand.terminal.call("settings", "set", "role.worker", "scripted");
  if (set.code !== 0) throw new Error(set.stderr);
  const parts = { key: await keyOf(stand) };
  await stand.client.call(API.createIssue, {
    parts,
    body: { title: "Old", labels: ["bug", "ui"] },
  });
  return stand;
});

describe("the composer", () => {
  test("has its buttons in one line, and starts the usual analysis, small, with /flow, wherever it stands", async () => {
    const stand = await aStand();
    const key = await keyOf(stand);
    const wide = await openWindow(stand, "/", { colours: "dark" });
    const narrow = await openWindow(stand, "/", { width: 320, hasTouch: true });
    const { page } = wide;
    for (const [place, sends] of [
      ["/", "Make the issue"],
      [`/projects/${key}/issues/1`, "Comment"],
      [`/chat/main?project=${key}`, "Send"],
    ] as const) {
      for (const each of [narrow.page, page]) {
        await each.goto(`${stand.origin}${place}`);
        await box(each).waitFor();
        const row = each.getByRole("region", { name: "Composer" }).getByRole("button");
        const buttons = await row.evaluateAll((all) =>
          all.map((button) => ({
            name: button.getAttribute("aria-label"),
            top: button.getBoundingClientRect().top,
          })),
        );
        expect(buttons.map(({ name }) => name)).toEqual([
          "Name a flow: /",
          "Flows",
          "Attach text files; paste and drop do the same",
          sends,
        ]);
        expect(new Set(buttons.map(({ top }) => top)).size).toBe(1);
        expect(await axeViolations(each)).toEqual([]);
      }
      const focus = `how orders are archived, asked at ${place}`;
      await page.keyboard.press("c");
      await page.keyboard.type(`/flow ${focus}`);
      await says(
        page,
        /Runs architectural-analysis, small, on orders with scout: reads only, costs nothing/,
      ).waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/runs\/[^?]+$/);
      const [run] = await stand.client.call(API.runs);
      expect(run).toMatchObject({ flow: "architectural-analysis", band: "small", agent: "scout" });
      const trace = await stand.client.call(API.runTrace, { parts: { id: run?.id ?? "" } });
      expect(JSON.stringify(trace[0])).toContain(focus);
      // What was sent is no draft any more.
      await page.goBack();
      await box(page).waitFor();
      expect(await box(page).inputValue()).toBe("");
    }
    expect([...wide.errors, ...narrow.errors]).toEqual([]);
  });

  test("makes issues, and begins with one, by keys alone and while the orchestrator is away", async () => {
    const stand = await aStand();
    const key = await keyOf(stand);
    const { page, context } = await openWindow(stand, "/");
    const asked: string[] = [];
    await context.route("**/orchestrator**", async (route) => {
      asked.push(route.request().url());
      const problem = problemOf(new WheelhouseError("server.busy", "It is away."));
      await route.fulfill({ status: 503, json: problem });
    });
    await box(page).waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("Sort orders by date #bu");
    await page.getByRole("option", { name: "#bug", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("P1");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("The newest first.");
    await says(page, /Makes an issue \(#bug, high\) in orders\. Nothing runs\./).waitFor();
    await page.keyboard.press("Enter");
    await page
      .getByText(/^#\d+ was made\.$/)
      .first()
      .waitFor();
    const issues = await stand.client.call(API.issues, { parts: { key } });
    expect(issues.at(-1)).toMatchObject({
      title: "Sort orders by date",
      labels: ["bug"],
      priority: "high",
    });
    // The box is there for the next one, in the mode that the chord leads to.
    await page.locator(":focus[aria-label='What should happen']").waitFor();
    expect(await box(page).inputValue()).toBe("");
    await page.keyboard.press("Alt+m");
    await mode(page, "Do it now").and(page.locator(":checked")).waitFor();
    await page.keyboard.type("Count free lines");
    await says(page, /starts scripted, which edits files in a clone of its own/).waitFor();
    expect(asked).toEqual([]);
    await page.keyboard.press("Alt+m");
    await says(page, /Chat is offline: It is away\. Quick issue and Do it now work\./).waitFor();
    const wanted = asked.length;
    expect(wanted).toBeGreaterThan(0);
    // Back to the mode as in any group of radio buttons; Tab leads into the box, and out of it.
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    await says(page, /starts scripted/).waitFor();
    await page.keyboard.press("Tab");
    await page.locator(":focus[aria-label='Name a flow: /']").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/runs\/[^?]+$/);
    const [run] = await stand.client.call(API.runs);
    expect(run).toMatchObject({
      flow: "solve-issue",
      title: expect.stringMatching(/^#\d+ Count free lines$/),
    });
    expect(asked.filter((url) => url.endsWith("/send"))).toEqual([]);
    // An issue that cannot be begun with is there all the same, and is not made twice.
    const refusal = problemOf(new WheelhouseError("issue.state", "It cannot begin now."));
    await context.route("**/issues/*/start", (route) =>
      route.fulfill({ status: 409, json: refusal }),
    );
    await page.goto(stand.origin);
    await box(page).fill("Round the sums");
    await says(page, /starts scripted/).waitFor();
    await box(page).press("Enter");
    await page
      .getByText(/^#\d+ was made, and not started\.$/)
      .first()
      .waitFor();
    expect(await box(page).inputValue()).toBe("");
  });

  test("says a message in the project's thread, and points at the issue that it is said at", async () => {
    const stand = await openIssueStand();
    await stand.make("Sort orders");
    const { page, errors } = await openWindow(stand, stand.at(1));
    await box(page).waitFor();
    await mode(page, "Chat").check();
    await box(page).fill("Is this worth it?\n\nIt is old.");
    await says(page, /^Goes to the thread main of \S+ scripted reads it and answers/).waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(/\/chat\/main\?project=orders$/);
    await page.getByText("Is this worth it?").first().waitFor();
    const parts = { id: "orders" };
    const { messages } = await stand.client.call(API.messages, { parts });
    expect(messages).toMatchObject([
      {
        text: "Is this worth it?\n\nIt is old.",
        refs: [{ kind: "issue", number: 1, title: "Sort orders" }],
      },
    ]);
    // What is said there stays there: no page is left, and the box is ready for the next.
    await box(page).fill("And now?");
    await page.keyboard.press("Enter");
    await page.getByText("And now?").first().waitFor();
    await expect.poll(() => box(page).inputValue()).toBe("");
    expect(new URL(page.url()).pathname).toBe("/chat/main");
    expect(errors).toEqual([]);
  });

  test("completes a flow and its size by keys, and keeps the draft over a reload", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/code");
    await page.getByRole("option", { name: /^\/code-review/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /^large/ }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("option", { name: /^auto/, selected: true }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    expect(await box(page).inputValue()).toBe("/code-review large ");
    await page.reload();
    await says(page, /Runs code-review, large/).waitFor();
    await page.getByRole("button", { name: "Flows" }).click();
    await page.getByRole("radio", { name: /Large/, checked: true }).waitFor();
  });

  test("completes paths of the project in the focus, and offers the nearest of one that is nowhere", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/plan-work-items auto src/or");
    await page.getByRole("option", { name: "src/orders.js" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await box(page).inputValue()).toBe("/plan-work-items auto src/orders.js ");
    await box(page).fill("/plan-work-items plan=src/ordes.js");
    await says(page, /no file src\/ordes\.js/).waitFor();
    await page.getByRole("button", { name: "src/orders.js" }).click();
    await says(page, /Runs plan-work-items, small, on orders/).waitFor();
    expect(await box(page).inputValue()).toBe("/plan-work-items plan=src/orders.js");
  });

  test("says that a flow or a project is not there, and quotes a file that is attached", async () => {
    const stand = await aStand();
    const before = (await stand.client.call(API.runs)).length;
    const { page } = await openWindow(stand, "/");
    await box(page).fill("/code-reviw everything");
    await says(page, /There is no flow code-reviw\. Did you mean \/code-review\?/).waitFor();
    await page.keyboard.press("Enter");
    expect(
      await page.getByRole("button", { name: /no flow code-reviw|Start the run/ }).isDisabled(),
    ).toBe(true);
    expect((await stand.client.call(API.runs)).length).toBe(before);
    await page.getByRole("button", { name: "/code-review", exact: true }).click();
    await says(page, /Runs code-review, small, on orders/).waitFor();
    expect(await box(page).inputValue()).toBe("/code-review everything");
    await box(page).fill("Sort @ordrs by date");
    await says(page, /There is no project ordrs\. Did you mean @orders\?/).waitFor();
    await page.getByRole("button", { name: "@orders", exact: true }).click();
    await says(page, /Makes an issue in orders/).waitFor();
    const files = page.getByLabel("Files to attach");
    await files.setInputFiles([
      { name: "a.js", mimeType: "text/javascript", buffer: Buffer.from("let a;\n") },
      { name: "a.png", mimeType: "image/png", buffer: Buffer.from([137, 80]) },
    ]);
    await page
      .getByText(/a\.png is a picture/)
      .first()
      .waitFor();
    expect(await box(page).inputValue()).toBe(
      "Sort @orders by date\n\n`a.js`:\n\n```js\nlet a;\n```\n",
    );
  });
});
