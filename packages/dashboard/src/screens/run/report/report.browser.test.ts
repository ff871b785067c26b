import { readFileSync } from "node:fs";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../../testing/browser.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { riskyRepository } from "../../../testing/risky-repository.ts";
import { oncePerFile, openStand } from "../../../testing/stand.ts";

/** A server over a repository with things to find. */
const risky = oncePerFile(async () => openStand(riskyRepository()));

/** A review of it that has ended. */
async function review() {
  const stand = await risky();
  const run = await stand.run("code-review", { agent: "scout" });
  const statusOf = async () => (await stand.client.call(API.run, { parts: { id: run } })).status;
  await expect.poll(statusOf).toBe("completed");
  return { stand, run };
}
/** The one that the tests look at. */
const reviewed = oncePerFile(review);

/** The line of a finding, and not its heading in the report. */
const EVAL = /^critical .*req\.query\.code/;

describe("the report of a run", () => {
  test("appears by itself when the run has ended, with its findings worst first", async () => {
    const stand = await risky();
    const run = await stand.run("code-review", { agent: "scout" });
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("heading", { name: "Findings", exact: false }).first().waitFor();
    const severities = await page
      .getByRole("button", { expanded: false })
      .filter({ hasText: /critical|high|medium|low/ })
      .allTextContents();
    expect(severities.length).toBeGreaterThan(1);
    expect(severities[0]).toContain("critical");
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    await page.getByText("clean: nothing was written").waitFor();
    expect(errors).toEqual([]);
  });

  test("opens the file of a citation at its line with the quote marked, and Back closes it", async () => {
    const { stand, run } = await reviewed();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("link", { name: "src/orders.js:17" }).first().click();
    const file = page.getByRole("complementary", { name: /orders\.js/ });
    await file.locator("mark").first().waitFor();
    expect((await file.locator("mark").allTextContents()).join("")).toBe(
      "return eval(req.query.code);",
    );
    expect(await file.locator("[data-line]:has(mark)").getAttribute("data-line")).toBe("17");
    await file.getByText("verified").waitFor();
    const link = page.url();
    await page.goBack();
    await file.waitFor({ state: "detached" });
    await page.goto(link);
    await file.locator("mark").first().waitFor();
    await page.keyboard.press("Escape");
    await file.waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.has("file")).toBe(false);
    expect(errors).toEqual([]);
  });

  test("says when words are not in the file, when the file ends, and when there is none", async () => {
    const { stand, run } = await reviewed();
    const at = (search: string) => `/runs/${run}?view=steps&${search}`;
    const { page } = await openWindow(stand, at("file=src/orders.js:3&quote=never+written"));
    await page.getByText("The quote is not here").waitFor();
    await page.goto(`${stand.origin}${at("file=src/orders.js:900")}`);
    await page.getByText("The file has only").waitFor();
    await page.goto(`${stand.origin}${at("file=src/gone.js:1")}`);
    await page.getByText("no text file of this path").waitFor();
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(1);
  });

  test("loads a long file where one looks", async () => {
    const { stand, run } = await reviewed();
    const { page } = await openWindow(stand, `/runs/${run}?view=report&file=src/long.js:2900`);
    const file = page.getByRole("complementary", { name: /long\.js/ });
    await file.getByText("c2900").waitFor();
    expect(await file.locator("[data-line]").count()).toBeLessThan(200);
    await file.getByRole("region").focus();
    await page.keyboard.press("Home");
    await file.getByText("export const c1 =").waitFor();
    expect(await file.locator("[data-line='1']").count()).toBe(1);
  });

  test("filters findings by what is chosen, as part of the address", async () => {
    const { stand, run } = await reviewed();
    const { page } = await openWindow(stand, `/runs/${run}?view=report`);
    const finding = page.getByRole("button", { name: EVAL });
    await finding.waitFor();
    await finding.click();
    await page.getByText("What to do:").first().waitFor();
    await page.getByRole("button", { name: /^verified/ }).click();
    await page.waitForURL(/checked=verified/);
    await expect.poll(() => finding.count()).toBe(1);
    await page.goto(`${stand.origin}/runs/${run}?view=report&severity=low`);
    await page.getByText(/None of the \d+ findings is like that/).waitFor();
    expect(await finding.count()).toBe(0);
  });

  test("is copied as Markdown by a key, and saved as a file", async () => {
    const { stand, run } = await reviewed();
    const { page, context } = await openWindow(stand, `/runs/${run}?view=report`);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Export" }).last().waitFor();
    await page.keyboard.press("Shift+Y");
    await page.getByText("The report was copied").waitFor();
    const copied: unknown = await page.evaluate("navigator.clipboard.readText()");
    const { report } = await stand.client.call(API.runReport, { parts: { id: run } });
    expect(copied).toBe(report);
    await page
      .getByLabel("Report", { exact: true })
      .getByRole("button", { name: "Export" })
      .click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /Markdown/ }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/\.md$/);
    expect(readFileSync(await saved.path(), "utf8")).toContain("eval(req.query.code)");
  });

  test("says first why there is none, then what was done and what was not", async () => {
    const stand = await risky();
    const run = await stand.run("demo", { agent: "scripted", model: "demo" });
    const { page } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("heading", { name: "The report is not written yet" }).waitFor();
    await stand.client.call(API.cancelRun, {
      parts: { id: run },
      body: { reason: "no longer wanted" },
    });
    await page.getByText("No report was written").waitFor();
    expect(await page.getByRole("note").textContent()).toContain("no longer wanted");
    await page.getByRole("heading", { name: "Not done" }).waitFor();
  });

  test("looks well on every width and in both themes, also with a file open", async () => {
    const { stand, run } = await reviewed();
    const { page } = await openWindow(stand, `/runs/${run}?view=report`);
    await page.getByRole("button", { name: EVAL }).click();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("link", { name: "src/orders.js:17" }).first().click();
    await page.locator("mark").first().waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("dialog").locator("mark").first().waitFor();
    expect(await page.getByRole("dialog").count()).toBe(1);
  });
});
