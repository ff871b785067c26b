import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../../../cli/src/testing/small-repository.ts";
import { writingRun } from "../../../../../cli/src/testing/writing-run.ts";
import { openWindow } from "../../../testing/browser.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { oncePerFile, openStand, type Stand } from "../../../testing/stand.ts";

/** A long change: more lines than the page ever draws. */
const MANY = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`).join("");
const HOSTILE = "<img src=x onerror=alert(1)> \u202Egnp.exe\r\n";

/** A run that has written, with what it left behind, and that waits for a yes to it. */
async function openWritten(): Promise<{ readonly stand: Stand; readonly run: string }> {
  const project = smallRepository();
  const home = join(mkdtempSync(join(tmpdir(), "wheelhouse-changes-")), "home");
  const run = await writingRun(home, project);
  await run.work(
    "fix",
    {
      "src/orders.js": "export const total = () => 0;\n",
      "test/total.test.js": HOSTILE,
      "src/long.js": MANY,
      'odd "name\n.md': "x\n",
    },
    [
      {
        name: "check:test",
        kind: "evidence",
        value: "$ npm test\nfailed (exit 1, 1234 ms)\n\n\u001B[31mFAIL\u001B[0m a",
      },
      {
        name: "check:test",
        kind: "claim",
        value: "$ npm test\npassed (exit 0, 1 ms)\n\n**All** pass",
      },
    ],
  );
  await run.work("note", {
    "README.md": null,
    // What the first step added: a change with much around it.
    "src/long.js": MANY.replace("line 5000\n", "another\n").replace("line 5100\n", ""),
    "src/key.js": 'const k = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";\n',
  });
  await run.ask();
  return { stand: await openStand(project, {}, home), run: run.id };
}

/** No test answers: all look at the same run. */
const writtenStand = oncePerFile(openWritten);

function file(page: Page, path: string) {
  return page.getByRole("list", { name: "Changed files" }).getByRole("button", { name: path });
}

describe("the changes of a run", () => {
  test("are its files and lines, which are gone through by keys, by step and by link", async () => {
    const { stand, run } = await writtenStand();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=steps`);
    await page.getByRole("link", { name: "Changes" }).click();
    const lines = page.getByRole("region", { name: "Changed lines" });
    await page.getByText("6 files").waitFor();
    await file(page, "src/orders.js").click();
    await lines.getByText("export const total = () => 0;").waitFor();
    await page.getByText("secret: blocks the hand-over").first().waitFor();
    await file(page, 'odd "name\\n.md').waitFor();
    // What a file says is text, and what hides in it is shown.
    await page.keyboard.press("j");
    await page.waitForURL(/change=test/);
    await lines.getByText("⟨U+202E⟩").waitFor();
    expect(await lines.getByRole("img").count()).toBe(0);
    await lines.getByText("CR", { exact: true }).waitFor();

    await file(page, "src/long.js").click();
    await lines.getByText("line 3", { exact: true }).waitFor();
    expect(await lines.locator("[data-kind=added]").count()).toBeLessThan(200);
    await lines.getByText("line 9999").waitFor({ state: "detached" });
    await page.keyboard.press("j");
    await lines.getByText("line 9999").waitFor();
    await page.keyboard.press("k");
    await page.keyboard.press("x");
    await lines.getByText("line 3", { exact: true }).waitFor({ state: "detached" });

    await page.getByLabel("Changes of").selectOption("note");
    await page.getByText("3 files").waitFor();
    await page.waitForURL(/of=note/);
    await page.reload();
    await page.getByText("3 files").waitFor();
    await page.getByText("1 commit").click();
    await page.getByText("Work of note").waitFor();
    expect(errors).toEqual([]);
  });

  test("are opened around by buttons and by key, and the focus stays with what was opened", async () => {
    const { stand, run } = await writtenStand();
    const { page, errors } = await openWindow(
      stand,
      `/runs/${run}?view=changes&of=note&change=src/long.js`,
    );
    const lines = page.getByRole("region", { name: "Changed lines" });
    const line = (text: string) => lines.getByText(text, { exact: true }).first();
    await line("another").waitFor();
    await lines.getByText("⋯ 4,997 unchanged lines").waitFor();
    await line("line 4995").waitFor({ state: "detached" });
    await lines.getByRole("button", { name: "Show the last 20 of them" }).first().click();
    await line("line 4995").waitFor();
    await line("line 4977").waitFor();
    await lines.getByText("⋯ 4,977 unchanged lines").waitFor();
    await line("line 4976").waitFor({ state: "detached" });
    // What lies between two changes is opened whole, and leaves nothing behind.
    const between = lines.locator("[data-gap]", { hasText: "⋯ 93 unchanged lines" });
    await between.getByRole("button", { name: "Show all of them" }).focus();
    await page.keyboard.press("Enter");
    await line("line 5004").waitFor();
    await between.waitFor({ state: "detached" });
    await page.locator("section:focus").waitFor();
    // By key it is what lies nearest below: here the end of what was asked for at first.
    await lines.evaluate((element) => element.scrollTo({ top: 0 }));
    // The page knows where it is once it has drawn that; nobody scrolls and presses within one frame.
    for (let frame = 0; frame < 5; frame++)
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    await page.keyboard.press("u");
    await lines.getByText("⋯ 4,957 unchanged lines").waitFor();
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });

  test("stand side by side where there is room, and never scroll a page sideways", async () => {
    const { stand, run } = await writtenStand();
    const { page, errors } = await openWindow(
      stand,
      `/runs/${run}?view=changes&change=src/orders.js`,
    );
    const lines = page.getByRole("region", { name: "Changed lines" });
    const gone = lines.locator("[data-kind=removed]", { hasText: "let sum = 0" });
    const came = lines.locator("[data-kind=added]", { hasText: "() => 0" });
    const places = async () => [await gone.first().boundingBox(), await came.first().boundingBox()];
    await came.waitFor();
    const [left, right] = await places();
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
    // Both columns move together, as far as their longest line goes.
    await lines.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    const end = lines.locator("[data-kind=removed]", { hasText: "order.discount : sum" });
    const isInside = async (): Promise<boolean> =>
      end.evaluate((row) => {
        const text = row.lastElementChild?.firstElementChild?.getBoundingClientRect();
        return text !== undefined && text.right <= row.getBoundingClientRect().right + 1;
      });
    await expect.poll(isInside).toBe(true);
    await page.keyboard.press("v");
    await expect.poll(async () => (await places())[1]?.x).toBe(left?.x);
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText("Files", { exact: true }).click();
    await file(page, "README.md").waitFor();
    expect(errors).toEqual([]);
  });
});

describe("what a run that writes shows elsewhere", () => {
  test("is evidence that is told from claims, and work that is accepted with its changes in sight", async () => {
    const { stand, run } = await writtenStand();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=steps&step=fix`);
    await page.getByText("enforced: writes in its clone only").waitFor();
    const evidence = page.getByRole("button", { name: /check:test.*captured by Wheelhouse/ });
    await evidence.filter({ hasText: "failed" }).click();
    await page.getByText("$ npm test").waitFor();
    await page.getByText("FAIL", { exact: true }).waitFor();
    const claim = page.getByRole("button", { name: /check:test.*said by qwen/ });
    expect(await claim.textContent()).not.toContain("passed");
    expect(await evidence.count()).toBe(1);
    await page.getByRole("link", { name: "See the changes" }).click();
    await page.getByText("4 files").waitFor();

    await page.getByRole("button", { name: "Answer 1" }).click();
    const changes = page.getByRole("region", { name: "What was changed" });
    await changes.getByText("6 files").waitFor();
    await changes.getByText("secret: blocks the hand-over").first().waitFor();
    await page.getByRole("radio", { name: "Ask for changes" }).check();
    await page.getByLabel("What should change (needed)").fill("Take the key out");
    await expectGoodLooks(page);
    await changes.getByRole("link", { name: /src\/key\.js/ }).click();
    await page.getByRole("region", { name: "Changed lines" }).getByText("const k =").waitFor();
    const [request] = await stand.client.call(API.requests, { query: { run, status: "open" } });
    expect(request?.about).toEqual({ kind: "changes", step: "note" });
    expect(errors).toEqual([]);
  });
});
