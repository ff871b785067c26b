import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../../testing/axe.ts";
import { openWindow } from "../../../testing/browser.ts";
import { oncePerFile, openStand, type Stand } from "../../../testing/stand.ts";

/** A story that is told slowly enough to be watched, and asks once. */
const STORY = { agent: "scripted", model: "story" } as const;

const aStand = oncePerFile(openStand);
/** A story that most tests only read; it waits for an answer that nobody gives. */
const aStory = oncePerFile(async () => (await aStand()).run("demo", STORY));

describe("the steps of a run", () => {
  test("follow the step that works, until a person picks one, and again when asked to", async () => {
    const stand = await aStand();
    const run = await stand.run("demo", STORY);
    // Until the page is open the story stands still after its first steps.
    await stand.client.call(API.pauseRun, { parts: { id: run } });
    const { page, errors } = await openWindow(stand, `/runs/${run}`);
    const first = await shownStep(page);
    await step(page, "look.1").getByLabel("completed").waitFor();
    await stand.client.call(API.resumeRun, { parts: { id: run } });
    await becomesOther(page, first);

    await step(page, "look.2").click();
    await heading(page, "look.2").waitFor();
    expect(search(page)).toContain("step=look.2");
    await step(page, "draft").getByLabel("running").waitFor();
    expect(await shownStep(page)).toBe("look.2");

    await page.keyboard.press("f");
    await becomesOther(page, "look.2");
    expect(search(page)).not.toContain("step=");
    expect(errors).toEqual([]);
  });

  test("show what an agent did as lines that open, and stay as they are over a reload", async () => {
    const stand = await aStand();
    const run = await aStory();
    const page = await waiting(stand, run);
    await step(page, "look.1").click();
    const log = page.getByRole("log");
    await log.getByText("The import starts at 02:00").waitFor();
    await log.getByRole("button", { name: /Prompt/ }).click();
    await log.getByText("You play the step look.1").waitFor();
    await log.getByRole("button", { name: /Read import\/schedule.ts/ }).click();
    await log.getByText("It gave nothing back.").waitFor();

    await page.goto(`${stand.origin}/runs/${run}?view=steps&step=draft`);
    await log.getByText("Critic, round 2: accepted").waitFor();
    const [before, roster] = [await log.innerText(), await rosterText(page)];
    await page.reload();
    await log.getByText("Critic, round 2: accepted").waitFor();
    expect(withoutTimes(await log.innerText())).toBe(withoutTimes(before));
    expect(withoutTimes(await rosterText(page))).toBe(withoutTimes(roster));
  });

  test("lead from a question to its answer, and to the report at the end", async () => {
    const stand = await aStand();
    const run = await stand.run("demo", STORY);
    const page = await waiting(stand, run);
    await page.getByRole("button", { name: "Answer 1" }).click();
    await heading(page, "approve").waitFor();
    await page.keyboard.press("f");
    await page.waitForURL((url) => !url.search.includes("step="));
    const [request] = await stand.client.call(API.requests, { query: { run, status: "open" } });
    await stand.client.call(API.answerRequest, {
      parts: { id: run, rid: request?.id ?? "" },
      body: { option: "yes" },
    });
    await step(page, "judge").getByTitle("1 sent back").waitFor();
    await answerNext(stand, run, request?.id);
    await page.waitForURL("**/*view=report*");
    expect((await stand.client.call(API.run, { parts: { id: run } })).status).toBe("completed");
  });

  test("go on by themselves when the server was killed and is back", async () => {
    const stand = await openStand();
    const run = await stand.run("demo", STORY);
    const page = await waiting(stand, run);
    await stand.kill();
    await page.getByText("not connected").waitFor();
    await page.getByRole("button", { name: "Cancel", disabled: true }).waitFor();
    await stand.restart();
    await page.getByRole("button", { name: "Cancel", disabled: false }).waitFor();
    const [request] = await stand.client.call(API.requests, { query: { run, status: "open" } });
    await stand.client.call(API.answerRequest, {
      parts: { id: run, rid: request?.id ?? "" },
      body: { option: "yes" },
    });
    await step(page, "judge").getByTitle("1 sent back").waitFor();
    await page.getByRole("button", { name: "Answer 1" }).waitFor();
    await step(page, "draft").click();
    await heading(page, "draft").waitFor();

    const fresh = await openWindow(stand, `/runs/${run}?view=steps&step=draft`);
    await fresh.page.getByRole("button", { name: "Answer 1" }).waitFor();
    expect(await logText(page)).toBe(await logText(fresh.page));
    expect(withoutTimes(await rosterText(page))).toBe(withoutTimes(await rosterText(fresh.page)));
  });

  test("are a tree for the keys, and have no fault that axe finds, in both themes and on a phone", async () => {
    const stand = await aStand();
    const run = await aStory();
    const page = await waiting(stand, run);
    await step(page, "look.1").click();
    await page.getByRole("tree").focus();
    await page.keyboard.press("ArrowDown");
    await heading(page, "look.2").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.locator("[role=treeitem][aria-expanded=false]", { hasText: "3/3" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await step(page, "look.2").waitFor();
    await page.keyboard.press("]");
    await heading(page, "look.3").waitFor();
    expect(await axeViolations(page)).toEqual([]);

    const dark = await openWindow(stand, `/runs/${run}?step=draft`, { colours: "dark" });
    await dark.page.getByRole("log").getByText("rejected").waitFor();
    expect(await axeViolations(dark.page)).toEqual([]);

    const phone = { width: 390, height: 844, hasTouch: true };
    const small = await openWindow(stand, `/runs/${run}?step=draft`, phone);
    await small.page.getByRole("log").getByText("rejected").waitFor();
    expect(await axeViolations(small.page)).toEqual([]);
    for (const width of [320, 390, 768, 1440]) {
      await small.page.setViewportSize({ width, height: 844 });
      expect(await sideways(small.page)).toBe(0);
    }
  });
});

/** A person who looks at a run that has come to its question. */
async function waiting(stand: Stand, run: string): Promise<Page> {
  const { page } = await openWindow(stand, `/runs/${run}?view=steps`);
  await page.getByRole("button", { name: "Answer 1" }).waitFor();
  await step(page, "compare.1").getByLabel("completed").waitFor();
  return page;
}

/** Answers what the run asks after it was sent back. */
async function answerNext(stand: Stand, run: string, before: string | undefined): Promise<void> {
  for (;;) {
    const open = await stand.client.call(API.requests, { query: { run, status: "open" } });
    const next = open.find(({ id }) => id !== before);
    if (next === undefined) continue;
    await stand.client.call(API.answerRequest, {
      parts: { id: run, rid: next.id },
      body: { option: "yes" },
    });
    return;
  }
}

function step(page: Page, name: string) {
  return page
    .locator("[role=treeitem]:not([aria-expanded])")
    .filter({ has: page.getByText(name, { exact: true }) });
}

function heading(page: Page, name: string) {
  return page.getByRole("heading", { level: 2, name, exact: true });
}

async function shownStep(page: Page): Promise<string> {
  return page.getByRole("heading", { level: 2 }).first().innerText();
}

async function becomesOther(page: Page, name: string): Promise<void> {
  await page.waitForFunction((before) => document.querySelector("h2")?.innerText !== before, name);
}

function search(page: Page): string {
  return new URL(page.url()).search;
}

async function rosterText(page: Page): Promise<string> {
  return page.getByRole("tree").innerText();
}

/** The whole log of a step, in a window that has room for it. */
async function logText(page: Page): Promise<string> {
  await page.setViewportSize({ width: 1440, height: 4_000 });
  const log = page.getByRole("log");
  await log.getByText("Attempt 1").nth(1).waitFor();
  await log.getByText("completed").last().waitFor();
  return withoutTimes(await log.innerText());
}

/** What a clock shows is another thing with every look. */
function withoutTimes(text: string): string {
  return text.replaceAll(/(?:\d+(?:\.\d+)?[smh] ?)+(?:ago)?|just now/g, "…");
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}
