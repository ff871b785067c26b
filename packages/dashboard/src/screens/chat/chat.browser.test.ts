import { API, jsonSchema, type ThreadEvent } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openIssueStand } from "../../testing/issue-stand.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { riskyRepository } from "../../testing/risky-repository.ts";
import { oncePerFile, openStand, type Stand } from "../../testing/stand.ts";

/** A server over a repository with things to find, and a scripted orchestrator. */
const aStand = oncePerFile(async () => {
  const stand = await openStand(riskyRepository());
  await answersBy(stand, "scripted", "orchestrator");
  return stand;
});

async function answersBy({ terminal }: Stand, agent: string, model: string): Promise<void> {
  const set = await terminal.call("settings", `agent=${agent}`, `model=${model}`);
  if (set.code !== 0) throw new Error(set.stderr);
}

const keyOf = async ({ client }: Stand) => (await client.call(API.projects))[0]?.id ?? "";
const cards = (page: Page) => page.locator("[data-card]");
const card = (page: Page, n: number) => page.locator(`[data-card="${n}"]`);
const focused = (page: Page) =>
  page.evaluate("document.activeElement?.getAttribute('data-card') ?? ''");

/** Says what is written in the box, once it is known who answers. */
async function say(page: Page): Promise<void> {
  await page.locator("#composer-says", { hasText: "reads it and answers" }).waitFor();
  await page.keyboard.press("Enter");
}

describe("a thread on the page", () => {
  test("makes of an intent three cards, of which one is changed and all come about, by keys alone", async () => {
    const stand = await aStand();
    const key = await keyOf(stand);
    const { page, context, errors } = await openWindow(stand, "/");
    await page.getByRole("heading", { name: "Now" }).first().waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.waitForURL(/\/chat\/main\?project=/);
    await page.getByRole("heading", { name: "What should happen?" }).waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("Let people export their orders");
    await say(page);
    await page.getByRole("button", { name: "Accept all 3" }).waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await card(other, 2).getByRole("button", { name: "Accept" }).waitFor();

    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("1");
    await page.keyboard.press("e");
    const title = card(page, 1).getByRole("textbox", { name: "Title" });
    await title.waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("ControlOrMeta+Enter");
    await card(page, 1).getByRole("alert").first().waitFor();
    await page.keyboard.type("Write orders as CSV, in cents");
    await page.keyboard.press("ControlOrMeta+Enter");
    await card(page, 1).getByRole("link", { name: "Issue #1" }).waitFor();
    await expect.poll(() => focused(page)).toBe("1");
    for (const n of [2, 3]) {
      await page.keyboard.press("j");
      await expect.poll(() => focused(page)).toBe(String(n));
      // The other reads what it depends on by its title, not by a name of the reply.
      if (n === 2) await card(page, 2).getByText("Write orders as CSV, in cents").waitFor();
      await page.keyboard.press("a");
      await card(page, n)
        .getByRole("link", { name: `Issue #${n}` })
        .waitFor();
    }
    // The other tab sees it, and who it was.
    for (const n of [1, 2, 3]) await card(other, n).getByText("Accepted").waitFor();
    expect(await other.getByRole("button", { name: "Accept", exact: true }).count()).toBe(0);

    const issues = await stand.client.call(API.issues, { parts: { key } });
    expect(issues.map(({ title: made, depends_on }) => ({ made, depends_on }))).toEqual([
      { made: "Write orders as CSV, in cents", depends_on: [] },
      { made: "A button that downloads the orders", depends_on: [1] },
      { made: "Say in the manual how orders are exported", depends_on: [] },
    ]);
    await page.keyboard.press("z");
    await card(page, 3).getByText("Taken back").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.getByRole("link", { name: "Write orders as CSV, in cents" }).waitFor();
    await page.goBack();
    await cards(page).first().waitFor();
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });

  test("quotes a report that is sent to it, and loses no word of a reply over a reload", async () => {
    const stand = await aStand();
    const run = await stand.run("code-review", { agent: "scout" });
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    await page.keyboard.press("m");
    await page.waitForURL(/\/chat\/main\?project=/);
    const quoted = page.getByRole("list", { name: "Quoted" });
    await quoted.getByRole("button", { name: /no more$/ }).waitFor();
    await page.getByRole("textbox", { name: "What should happen" }).fill("Read the report, slowly");
    await say(page);
    const link = page.getByRole("article").getByRole("link", { name: /^Report .* as of / });
    await link.waitFor();
    expect(await quoted.count()).toBe(1);
    const reply = page.getByRole("article", { name: /^Reply/ }).last();
    await reply.getByText("I take my time").waitFor();
    await page.reload();
    await reply.getByText("I take my time").waitFor();
    await reply.getByText("This is the last sentence.").waitFor();
    await expect.poll(() => reply.getAttribute("aria-busy")).toBe("false");
    const words = (await reply.textContent()) ?? "";
    expect(words.match(/one word after the other/g)).toHaveLength(1);
    expect(words).toContain("Read readme.md");
    await link.click();
    await page.waitForURL(new RegExp(`/runs/${run}`));
    await page.getByRole("button", { name: "Send to chat" }).first().waitFor();
    await page.keyboard.press("b");
    await page.waitForURL(/beside=/);
    const beside = page.getByRole("complementary", { name: "Run beside the page" });
    await beside.getByRole("article", { name: "Report" }).waitFor();
    await beside.getByRole("button", { name: "steps" }).click();
    await beside.getByRole("tree", { name: "Steps by wave" }).waitFor();
    await beside.getByRole("region", { name: /^Step / }).waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press("w");
    await beside.waitFor({ state: "detached" });

    await answersBy(stand, "scout", "");
    await page.reload();
    await page
      .getByText(/^Chat is offline: .* Quick issue and Do it now still work\./)
      .first()
      .waitFor();
    await page.getByRole("radio", { name: "Quick issue" }).check();
    await page.getByRole("textbox", { name: "What should happen" }).fill("Made while it is away");
    await page.keyboard.press("Enter");
    await page.getByText(/^#\d+ was made\./).waitFor();
    expect(errors).toEqual([]);
  });

  test("of two thousand messages draws those that are seen, and goes back page by page", async () => {
    const stand = await openIssueStand();
    const by = "ann";
    const project = { id: "orders", path: stand.world.home };
    const events: ThreadEvent[] = [
      { type: "thread.opened", data: { project, name: "main", title: "main", by } },
    ];
    for (let message = 1; message < 2_000; message += 2)
      events.push(
        {
          type: "message.said",
          data: { message, from: "person", by, text: `question ${message}`, refs: [] },
        },
        {
          type: "reply.begun",
          data: { message: message + 1, to: [message], agent: "qwen", attempt: 1, memory: "new" },
        },
        {
          type: "reply.ended",
          data: {
            message: message + 1,
            end: "done",
            text: `answer ${message + 1}\n\n${"and more of it. ".repeat(message % 40)}`,
          },
        },
      );
    await stand.world.journal.append([
      {
        stream: "thread/orders/main",
        events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
      },
    ]);
    const { page, errors } = await openWindow(stand, "/chat/main?project=orders");
    const log = page.getByRole("log", { name: "What was said" });
    await log.getByText("answer 2000").waitFor();
    const drawn = await page.getByRole("article").count();
    expect(drawn).toBeLessThan(60);
    await log.focus();
    // Each page that comes in front leaves in view what was there.
    for (const first of [1_941, 1_881, 1_821])
      await expect
        .poll(async () => {
          await page.keyboard.press("Home");
          return log.getByText(`question ${first}`).isVisible();
        })
        .toBe(true);
    expect(await page.getByRole("article").count()).toBeLessThan(60);
    const end = page.getByRole("button", { name: "Go to the end" });
    await stand.world.journal.append([
      {
        stream: "thread/orders/main",
        events: [
          {
            type: "message.said",
            data: { message: 2_001, from: "person", by, text: "the newest", refs: [] },
          },
        ],
      },
    ]);
    await page.getByRole("button", { name: "1 new below" }).click();
    await log.getByText("the newest").waitFor();
    await end.waitFor({ state: "detached" });
    expect(await page.getByRole("article").count()).toBeLessThan(60);
    expect(errors.filter((error) => !/status of 500/.test(error))).toEqual([]);
  });
});
