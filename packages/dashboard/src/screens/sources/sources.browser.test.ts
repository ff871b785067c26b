import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

const START = { v: 1, kind: "run.started", title: "Fix the checkout" };

/** Writes a run log of lines into a state directory. */
function writeRun(directory: string, run: string, lines: readonly (object | string)[]): string {
  mkdirSync(join(directory, run), { recursive: true });
  const log = join(directory, run, "run.log");
  const text = lines.map((line) =>
    typeof line === "string" ? line : JSON.stringify({ ts: "2026-11-21T10:00:00Z", ...line }),
  );
  writeFileSync(log, text.map((line) => `${line}\n`).join(""));
  return log;
}

const directory = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-state-"));

describe("the page of sources", () => {
  test("shows what it would understand of a place, adds it, shows its runs, and watches it no more", async () => {
    const place = directory();
    writeRun(place, "night", [
      { ...START, v: 1 },
      { v: 1, kind: "phase.entered", phase: "build" },
      '{"v":1,"ts":"20',
      { v: 1, kind: "coffee.brewed", msg: "<img src=x onerror=alert(1)>" },
    ]);
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/sources");
    await page.getByRole("button", { name: "Add a source" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a source" });
    const preview = dialog.getByRole("region", { name: "What would be understood" });
    await dialog.getByLabel("Directory").fill(join(place, "nowhere"));
    await preview
      .getByRole("alert")
      .getByText(/cannot be read/)
      .waitFor();

    await dialog.getByLabel("Directory").fill(place);
    await preview.getByText("run logs").waitFor();
    await preview.getByText("first 4 lines, 1 not understood").waitFor();
    await preview.getByText(/^phase\.entered/).waitFor();
    // What a log says is text here, whatever it looks like.
    await preview.getByText("<img src=x onerror=alert(1)>").first().waitFor();
    await expectGoodLooks(page);

    await dialog.getByLabel("Name").fill("luca");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    const row = page.getByRole("listitem").filter({ hasText: place });
    await row.getByText("of 1 run").waitFor();
    await row.getByText("1 bad line").click();
    const lines = page.getByRole("dialog", { name: "Bad lines of luca" });
    await lines.getByText("Fix the checkout").waitFor();
    await lines.getByRole("button", { name: /not understood/ }).click();
    await page.getByText('{"v":1,"ts":"20').waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await lines.waitFor({ state: "detached" });

    await row.getByRole("link", { name: "of 1 run" }).click();
    await page.getByRole("grid").getByRole("link", { name: "Fix the checkout" }).waitFor();
    await page.goBack();
    await row.getByRole("button", { name: "Remove luca" }).click();
    await page.getByText(/Nothing is deleted there/).waitFor();
    await page.getByRole("button", { name: "Watch it no more" }).click();
    await row.waitFor({ state: "detached" });
    // The preview of a place that is not there is refused, and the browser tells so.
    expect(errors.filter((error) => !/422/.test(error))).toEqual([]);
  });

  test("finds the one run with a bad line behind any number of newer ones", async () => {
    const place = directory();
    const ts = "2026-11-20T10:00:00Z";
    writeRun(place, "bad", [{ ...START, ts, title: "The old one" }, "{broken"]);
    for (let index = 0; index < 205; index++) writeRun(place, `good-${index}`, [START]);
    const stand = await openStand(smallRepository(), { WHEELHOUSE_RUN_STATE_DIR: place });
    const { page, errors } = await openWindow(stand, "/sources");
    await page.getByText("of 206 runs").waitFor();
    await page.getByRole("button", { name: "1 bad line" }).click();
    const runs = page.getByRole("list", { name: "Runs with bad lines" });
    await runs.getByRole("link", { name: "The old one" }).waitFor();
    expect(await runs.getByRole("listitem").count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test("shows a directory that is missing, and what is in it once it is there", async () => {
    const place = join(directory(), "later");
    const stand = await openStand(smallRepository(), { WHEELHOUSE_RUN_STATE_DIR: place });
    const { page, errors } = await openWindow(stand, "/sources");
    const row = page.getByRole("listitem").filter({ hasText: place });
    await row.getByText("missing", { exact: true }).waitFor();
    await row.getByText(/is not there/).waitFor();
    // What the environment names goes with the environment.
    expect(await row.getByRole("button", { name: /Remove/ }).count()).toBe(0);
    const log = writeRun(place, "night", [START]);
    await row.getByText("watched").waitFor();
    await row.getByText("of 1 run").waitFor();
    appendFileSync(log, "no json\n");
    await row.getByText("1 bad line").waitFor();
    expect(errors).toEqual([]);
  });

  test("is gone through by keys, and says what cannot be done while the server is gone", async () => {
    const place = directory();
    writeRun(place, "night", [START]);
    const stand = await openStand(smallRepository(), { WHEELHOUSE_RUN_STATE_DIR: place });
    const { page } = await openWindow(stand, "/");
    await page.getByRole("textbox", { name: "What should happen" }).waitFor();
    await page.getByRole("heading", { name: "Now" }).click({ force: true });
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await page.getByRole("heading", { name: "Sources" }).waitFor();
    await page.keyboard.press("a");
    await page.getByRole("dialog", { name: "Add a source" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("j");
    await expect
      .poll(() => page.evaluate("document.activeElement?.textContent"))
      .toMatch(/of 1 run/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Runs" }).waitFor();
    await page.goBack();
    await expectGoodLooks(page);
    await stand.kill();
    await expect
      .poll(() => page.getByRole("button", { name: "Add a source" }).isDisabled(), {
        timeout: 40_000,
      })
      .toBe(true);
    await page.getByRole("listitem").filter({ hasText: place }).waitFor();
  });
});
