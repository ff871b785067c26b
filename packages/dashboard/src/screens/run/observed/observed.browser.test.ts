import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../../testing/axe.ts";
import { openWindow, type WindowOptions } from "../../../testing/browser.ts";
import type { ForeignLine } from "../../../testing/foreign-log.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { someRepositories } from "../../../testing/some-repositories.ts";
import { oncePerFile } from "../../../testing/stand.ts";
import { openWatched } from "../../../testing/watched-stand.ts";

const BEGIN: readonly ForeignLine[] = [
  { kind: "run.started", data: { title: "Ship the till", repos: ["acme/shop"] } },
  { kind: "phase.entered", phase: "build" },
  { kind: "candidate.selected", candidate: { id: "c-1", label: "backoff", ref: "feat/b" } },
  { kind: "session.spawned", session_id: "one", data: { role: "builder", agent: "claude" } },
  {
    kind: "session.spawned",
    session_id: "two",
    parent_session_id: "one",
    data: { role: "tester", agent: "qwen" },
  },
];
const ASKED: ForeignLine = {
  kind: "wheel.requested",
  item: "acme/shop:push",
  data: { reason: "no key <b>here</b>", expected_action: "add a key" },
};

const watched = oncePerFile(async () => openWatched({}));
let nights = 0;

/** A window on a run of a log of its own; `isAlone` on a server that knows no other. */
async function openRun(
  lines: readonly ForeignLine[],
  {
    view = "",
    minutesAgo,
    isAlone = false,
    ...options
  }: WindowOptions & { view?: string; minutesAgo?: number; isAlone?: boolean } = {},
) {
  const { stand, logs, idOf } = await (isAlone ? openWatched({}) : watched());
  const night = `night-${++nights}`;
  logs.write(night, lines, minutesAgo);
  const run = await idOf(night);
  const window = await openWindow(stand, `/runs/${run}${view}`, options);
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  return { stand, logs, night, run, ...window };
}

/** What of a page would change a run, by the names of its buttons, commands and menu items. */
const CHANGES = /\b(cancel|pause|resume|retry|try again|answer|delete)\b/i;

async function wordsOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).allInnerTexts()).join("\n");
}

describe("the page of a run that another harness drives", () => {
  test("offers nothing that would change the run: no button, no key, no command, no menu", async () => {
    const { page, stand, run, errors } = await openRun([...BEGIN, ASKED], { isAlone: true });
    await page.getByRole("region", { name: "Who holds the wheel" }).waitFor();
    expect(await wordsOf(page, "button, a[role=button]")).not.toMatch(CHANGES);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem").first().waitFor();
    expect(await wordsOf(page, "[role=menuitem]")).not.toMatch(CHANGES);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("option").first().waitFor();
    const offered = await wordsOf(page, "[role=option]");
    expect(offered).toContain("Copy the run as Markdown");
    expect(offered).not.toMatch(CHANGES);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog").waitFor();
    expect(await wordsOf(page, "[role=dialog]")).not.toMatch(CHANGES);
    await page.goto(`${stand.origin}/runs`);
    await page.getByRole("row", { name: /Ship the till/ }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByText("1 selected").waitFor();
    await page.keyboard.press(".");
    await page.getByRole("menuitem", { name: "Open", exact: true }).waitFor();
    expect(await wordsOf(page, "[role=menuitem], main button")).not.toMatch(CHANGES);
    // The same look finds them where they are.
    await page.goto(`${stand.origin}/runs/${await stand.run("demo", { title: "Ours" })}`);
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    expect(await wordsOf(page, "button, a[role=button]")).toMatch(CHANGES);
    const { run: after } = await stand.client.call(API.runState, { parts: { id: run } });
    expect(after.status).toBe("waiting");
    expect(errors).toEqual([]);
  });

  test("says which lines were not understood, as they stand in the log", async () => {
    const { page, errors } = await openRun([...BEGIN, "{broken", "<img src=x onerror=alert(1)>"]);
    await page.getByRole("button", { name: "2 lines not understood" }).click();
    const sheet = page.getByRole("dialog", { name: "2 lines not understood" });
    await sheet.getByText("<img src=x onerror=alert(1)>").waitFor();
    await sheet.getByText("Line 6").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("says that an open run is silent, and since when", async () => {
    const { page, stand } = await openRun(BEGIN, { minutesAgo: 22, isAlone: true });
    await page.getByText("stale · last event 22m ago").waitFor();
    expect(await page.getByRole("button", { name: CHANGES }).count()).toBe(0);
    await page.goto(stand.origin);
    await page.getByRole("heading", { name: /^Active/ }).waitFor();
    expect(await page.getByRole("heading", { name: /^Needs you/ }).count()).toBe(0);
  });

  test("begins anew with a log that was replaced, and says so when the log is gone", async () => {
    const { page, logs, night } = await openRun([
      ...BEGIN,
      { kind: "note", msg: "the first night" },
    ]);
    await page.getByText("the first night").waitFor();
    logs.remove(night);
    await page.getByText("Its log is gone").waitFor();
    await page.getByText("What it said has gone with it").waitFor();
    await page.getByRole("heading", { name: "Ship the till" }).waitFor();
    logs.write(night, [
      { kind: "run.started", data: { title: "Another night" } },
      { kind: "note", msg: "the second night" },
    ]);
    await page.getByRole("heading", { name: "Another night" }).waitFor();
    await page.getByText("the second night").waitFor();
    expect(await page.getByText("Its log is gone").count()).toBe(0);
    expect(await page.getByText("the first night").count()).toBe(0);
  });

  test("shows a way back, and a phase that nobody knows in its place", async () => {
    const phases = ["build", "verify", "deploy", "build"];
    const { page } = await openRun(phases.map((phase) => ({ kind: "phase.entered", phase })));
    const row = page.getByRole("list", { name: "Phases" });
    await row.locator("[aria-current=step]", { hasText: "round 2" }).waitFor();
    const words = await row.getByRole("listitem").allInnerTexts();
    expect(words.map((each) => /^[a-z]+/.exec(each)?.[0])).toEqual([
      "build",
      "hardening",
      "verify",
      "deploy",
      "done",
    ]);
    expect(words[1]).toContain("left out");
  });

  test("has its sessions as a tree that keys go through", async () => {
    const { page, run } = await openRun(BEGIN, { view: "?view=steps", colours: "dark" });
    const tree = page.getByRole("tree", { name: "Sessions of the run" });
    await tree.getByRole("treeitem", { name: /tester/ }).waitFor();
    await tree.focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/step=one/);
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/step=two/);
    const two = tree.getByRole("treeitem", { name: /tester/ });
    expect(await two.getAttribute("aria-level")).toBe("2");
    expect(await two.getAttribute("aria-selected")).toBe("true");
    expect(await two.innerText()).toContain("named");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/step=one/);
    expect(await axeViolations(page)).toEqual([]);
    expect(run).toMatch(/^x-/);
  });

  test("looks well on every width and in both themes", async () => {
    const { page, errors } = await openRun([
      ...BEGIN,
      { kind: "queue.item.picked", item: `acme/shop:${"very-".repeat(40)}long` },
      { kind: "phase.entered", phase: `${"a-phase-of-many-letters-".repeat(6)}🍐 عربي` },
      ASKED,
    ]);
    await page.getByRole("region", { name: "Who holds the wheel" }).waitFor();
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });
});

describe("what an observed run says of its repositories", () => {
  test("stays true though what stands beside the view is hidden", async () => {
    const { directory, path } = someRepositories();
    const { stand, idOf } = await openWatched(
      { night: [...BEGIN, { ...ASKED, item: "calm:push" }] },
      { env: { WHEELHOUSE_REPOSITORIES: directory } },
    );
    const run = await idOf("night");
    const { page } = await openWindow(stand, `/runs/${run}`);
    const banner = page.getByRole("region", { name: "Who holds the wheel" });
    const side = page.getByRole("complementary", { name: "What it works on" });
    await side.waitFor();
    await page.keyboard.press("b");
    await side.waitFor({ state: "detached" });
    await page.reload();
    await banner.getByText("calm:push").waitFor();
    expect(await banner.getByRole("link").count()).toBe(0);
    writeFileSync(join(path("calm"), "notes.txt"), "later\n");
    await stand.client.call(API.refresh);
    await banner.getByRole("link", { name: "calm:push" }).waitFor();
  });
});

describe("the events of a run that another harness drives", () => {
  const MANY: readonly ForeignLine[] = Array.from({ length: 500 }, (_, index) =>
    index % 10 < 8 ? { kind: "heartbeat" } : { kind: "note", msg: `note ${index}` },
  );

  test("are there though nothing is written any more", async () => {
    const { page } = await openRun(BEGIN.slice(0, 2), { view: "?view=events" });
    const words = page.getByText("entered build");
    await words.waitFor();
    expect(await words.count()).toBe(1);
  });

  test("are the latest 200 with heartbeats folded, and older ones when they are wanted", async () => {
    const { page, logs, night, errors } = await openRun([...BEGIN, ...MANY]);
    const rows = page.getByRole("table", { name: "Events of the run" });
    await rows.getByText("note 499").waitFor();
    await rows
      .getByText(/^8 heartbeats in/)
      .last()
      .waitFor();
    const said = page.getByText(/^200 of \d+ events$/);
    await said.waitFor();
    await page.getByRole("button", { name: "Load older" }).click();
    await page.getByText(/^400 of \d+ events$/).waitFor();
    await page.keyboard.press("End");
    const beats = rows.getByRole("link", { name: /^Show 8 heartbeats in/ }).last();
    const name = (await beats.getAttribute("aria-label")) ?? "";
    await beats.click();
    await rows.getByText("is alive").first().waitFor();
    expect(await rows.getByRole("link", { name, exact: true }).count()).toBe(0);
    await page.keyboard.press("End");
    logs.write(night, [{ kind: "tide.turned", msg: "high water", level: "warn" }]);
    await rows.getByText("tide.turned").waitFor();
    await rows.getByText("warn").waitFor();
    expect(errors).toEqual([]);
  });

  test("stand still when one of them is chosen or unfolded, and others stay folded", async () => {
    const { page } = await openRun([...BEGIN, ...MANY], { view: "?view=events" });
    const rows = page.getByRole("table", { name: "Events of the run" });
    const placeOf = async (words: string) =>
      (await rows.getByText(words, { exact: true }).boundingBox())?.y;
    await rows.getByText("note 499").waitFor();
    await rows
      .getByText(/^8 heartbeats in/)
      .last()
      .waitFor();
    const words = "note 489";
    const [before, folds] = [
      await placeOf(words),
      await rows.getByText(/^8 heartbeats in/).count(),
    ];
    await rows.locator("[data-seq]", { hasText: words }).getByRole("link").click();
    await page.waitForURL(/seq=/);
    await rows.locator("[aria-current]", { hasText: words }).waitFor();
    expect(await placeOf(words)).toBe(before);
    expect(await rows.getByText(/^8 heartbeats in/).count()).toBe(folds);
    // What is unfolded above it pushes nothing: it opens under the row that was pressed.
    const pressed = rows.getByRole("link", { name: /^Show 8 heartbeats in/ }).last();
    const [row, at] = [await pressed.textContent(), (await pressed.boundingBox())?.y];
    await pressed.click();
    await rows.getByText("is alive").first().waitFor();
    expect((await rows.getByRole("link", { name: row ?? "", exact: true }).boundingBox())?.y).toBe(
      at,
    );
  });
});
