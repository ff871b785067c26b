import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow, type WindowOptions } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

const aStand = oncePerFile(openStand);
/** The run that most tests look at. */
const aRun = oncePerFile(async () => (await aStand()).run("demo"));

/** A window on a view of a run of the flow `demo`, which has come to where it asks its person and waits. */
async function openAsking(view: string, options: WindowOptions = {}, known?: string) {
  const stand = await aStand();
  const run = known ?? (await aRun());
  const opened = await openWindow(stand, `/runs/${run}?view=graph`, options);
  const { page } = opened;
  await page.locator("[data-card]", { hasText: "waiting" }).first().waitFor();
  if (view !== "Graph") await page.getByRole("link", { name: new RegExp(`^${view}`) }).click();
  return { ...opened, stand, run };
}

function shown(page: Page, selector: string): Promise<number> {
  return page.locator(selector).count();
}

describe("the graph of a run", () => {
  test("has a card for every step, and each goes on as its step does", async () => {
    const stand = await aStand();
    const { page, errors, run } = await openAsking("Graph", {}, await stand.run("demo"));
    const state = await stand.client.call(API.runState, { parts: { id: run } });
    expect(await shown(page, "[data-card]")).toBe(state.run.steps.length);
    expect(await axeViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("is walked by arrow keys, and opens a step", async () => {
    const { page } = await openAsking("Graph", { colours: "dark" });
    await page.locator("[data-card][tabindex='0']").focus();
    const first = await page.locator(":focus").getAttribute("data-card");
    await page.keyboard.press("ArrowRight");
    const second = await page.locator(":focus").getAttribute("data-card");
    expect(second).not.toBe(first);
    await page.keyboard.press(" ");
    await page.waitForURL((url) => url.searchParams.get("step") === second);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("view") === "steps");
  });
});

describe("the timeline of a run", () => {
  test("has a row for each span, and shows a part of the time by keys and in the address", async () => {
    const { page, errors, stand, run } = await openAsking("Timeline");
    const rows = page.locator("ul[aria-label='Spans of the run'] > li");
    await rows.first().waitFor();
    const { kinds, spans } = await stand.client.call(API.runSpans, { parts: { id: run } });
    const count = spans.kind.filter((kind) => kinds[kind] !== "queue").length;
    await expect.poll(() => rows.first().getAttribute("aria-setsize")).toBe(String(count));
    expect(await axeViolations(page)).toEqual([]);
    const from = page.getByRole("slider", { name: "Begin of what is shown" });
    await from.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    await page.waitForURL((url) => Number(url.searchParams.get("from")) > 0);
    await page.keyboard.press("0");
    await page.waitForURL((url) => !url.searchParams.has("from"));
    expect(errors).toEqual([]);
  });

  test("filters rows, and tells what went in and out of a span", async () => {
    const { page } = await openAsking("Timeline", { colours: "dark" });
    const rows = page.locator("ul[aria-label='Spans of the run'] > li");
    await rows.first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("request");
    await page.locator("li[aria-setsize='2']").first().waitFor();
    await rows.nth(1).getByRole("button").click();
    const panel = page.getByRole("complementary");
    await panel.getByText("request.opened").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.waitForURL((url) => Number(url.searchParams.get("seq")) > 0);
  });
});

describe("the events of a run", () => {
  test("are all there, each under its own seq", async () => {
    const { page, errors, stand, run } = await openAsking("Events");
    const { head } = await stand.client.call(API.runEvents, {
      parts: { id: run },
      query: { limit: "1" },
    });
    await page.getByText(`loaded ${head} of ${head}`).waitFor();
    await page.goto(`${stand.origin}/runs/${run}?view=events&seq=2`);
    await page.getByRole("heading", { name: "#2 run.planned" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("j");
    await page.getByRole("heading", { name: /^#3 / }).waitFor();
    await page.waitForURL((url) => url.searchParams.get("seq") === "3");
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.searchParams.has("seq"));
    expect(errors).toEqual([]);
  });

  test("are searched on the server, by words and kind, in the address", async () => {
    const { page, stand, run } = await openAsking("Events", { colours: "dark" });
    await page.locator("[data-seq]").first().waitFor();
    await page.getByLabel("Kind").selectOption("request.");
    await page.locator("[role=cell]", { hasText: "request.opened" }).waitFor();
    const { total } = await stand.client.call(API.runEvents, {
      parts: { id: run },
      query: { type: "request." },
    });
    await page.getByText(new RegExp(String.raw`^${total} of `)).waitFor();
    await page.getByLabel("Kind").blur();
    await page.keyboard.press("/");
    await page.keyboard.type("no event says this");
    await page.getByText("No event matches").waitFor();
    expect(new URL(page.url()).searchParams.get("type")).toBe("request.");
    expect(await axeViolations(page)).toEqual([]);
  });
});
