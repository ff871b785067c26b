import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../../../testing/browser.ts";
import { openStand, type Stand } from "../../../../testing/stand.ts";

const LINE = "case {{ line }}: nothing of it ran, and nothing of it will, ever after";
const PART = "The **flush** path drops the batch when `close()` is called.\n\n";

/** One agent says very much at once, another one says much over a quarter of a minute. */
const TRANSCRIPT = {
  version: 1,
  turns: [
    {
      step: "angle.junior-developer",
      play: [{ lines: { count: 100_000, text: LINE } }],
      output: { findings: [], clean: ["Many cases."], summary: "Many cases were tried." },
    },
    {
      step: "angle.adversarial-security-analyst",
      play: [{ stream: { text: PART.repeat(300), ms: 15_000 } }, { text: "\n\nThat is all." }],
      output: { findings: [], clean: ["All."], summary: "All was looked at." },
    },
    {
      step: "angle.*",
      play: [{ text: "ok" }],
      output: { findings: [], clean: ["ok"], summary: "ok" },
    },
    { step: "synth", play: [{ text: "Done" }], output: { summary: "Done", good: ["All"] } },
  ],
};

describe("the well of a step", { timeout: 120_000 }, () => {
  test("stays at the end while an agent speaks, lets a person read, and comes back", async () => {
    const { stand, run } = await openTalk();
    const { page, errors } = await openWindow(stand, at(run, "angle.adversarial-security-analyst"));
    await overflows(page);
    await expect.poll(() => fromEnd(page)).toBeLessThan(40);

    const log = page.getByRole("log");
    await log.hover();
    await page.mouse.wheel(0, -400);
    const pill = page.getByRole("button", { name: /Jump to live/ });
    await pill.waitFor();
    const place = await scrollTop(page);
    await growsBy(page, 1_000);
    expect(Math.abs((await scrollTop(page)) - place)).toBeLessThan(40);

    await pill.click();
    await pill.waitFor({ state: "detached" });
    await growsBy(page, 300);
    await expect.poll(() => fromEnd(page)).toBeLessThan(40);
    expect(errors).toEqual([]);
  });

  test("shows a window of a hundred thousand lines, and the rest to whoever scrolls up", async () => {
    const { stand, run } = await openTalk();
    const { page, errors } = await openWindow(stand, at(run, "angle.junior-developer"));
    const log = page.getByRole("log");
    await page.getByText(/Showing 500 of/).waitFor();
    await log.getByText("case 100000: nothing of it ran").waitFor();
    expect(await page.locator("*").count()).toBeLessThan(6_000);

    await page.getByRole("button", { name: "Load older" }).click();
    await page.getByText(/Showing 500 of/).waitFor({ state: "detached" });
    await log.getByText("case 100000: nothing of it ran").waitFor();
    await log.evaluate((box) => {
      box.dispatchEvent(new WheelEvent("wheel", { deltaY: -1 }));
      box.scrollTop = 0;
    });
    await log.getByText("case 1: nothing of it ran").waitFor();
    expect(errors).toEqual([]);
  });

  test("comes back to where a person was in it", async () => {
    const { stand, run } = await openTalk();
    const { page } = await openWindow(stand, at(run, "angle.adversarial-security-analyst"));
    await overflows(page);
    await page.getByRole("log").hover();
    await page.mouse.wheel(0, -200);
    await page.getByRole("button", { name: /Jump to live/ }).waitFor();
    await page.keyboard.press("]");
    await page.getByRole("heading", { level: 2, name: "Tests" }).waitFor();
    await page.keyboard.press("[");
    await page.getByRole("heading", { level: 2, name: "Security" }).waitFor();
    await page.getByRole("button", { name: /Jump to live/ }).waitFor();
    expect(await fromEnd(page)).toBeGreaterThan(100);
  });
});

function at(run: string, step: string): string {
  return `/runs/${run}?view=steps&step=${step}`;
}

/** A server, and a review in which the agents talk. */
async function openTalk(): Promise<{ stand: Stand; run: string }> {
  const stand = await openStand();
  const file = join(mkdtempSync(join(tmpdir(), "wheelhouse-talk-")), "talk.yaml");
  // What is JSON is YAML too.
  writeFileSync(file, JSON.stringify(TRANSCRIPT));
  stand.terminal.start("run", "code-review", "--agent", "scripted", "--model", file);
  for (;;) {
    const [run] = await stand.client.call(API.runs);
    if (run === undefined) continue;
    const { steps } = await stand.client.call(API.run, { parts: { id: run.id } });
    const talker = steps.find(({ id }) => id === "angle.junior-developer");
    if (talker?.status === "completed") return { stand, run: run.id };
  }
}

async function overflows(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const box = document.querySelector("[role=log]");
    return box !== null && box.scrollHeight > 1.5 * box.clientHeight;
  });
}

async function growsBy(page: Page, px: number): Promise<void> {
  const before = await page.getByRole("log").evaluate((box) => box.scrollHeight);
  await page.waitForFunction(
    (least) => (document.querySelector("[role=log]")?.scrollHeight ?? 0) >= least,
    before + px,
  );
}

async function fromEnd(page: Page): Promise<number> {
  return page
    .getByRole("log")
    .evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
}

async function scrollTop(page: Page): Promise<number> {
  return page.getByRole("log").evaluate((box) => box.scrollTop);
}
