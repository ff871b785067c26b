import { API, runStateObjectSchema } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../../testing/browser.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { riskyRepository } from "../../../testing/risky-repository.ts";
import { openStand } from "../../../testing/stand.ts";

const list = (page: Page) => page.getByRole("listbox", { name: "Findings" });
const chosen = (page: Page) => list(page).getByRole("option", { selected: true });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search the findings" });

/** A completed review of a repository with things to find. */
async function reviewed() {
  const stand = await openStand(riskyRepository());
  const run = await stand.run("code-review", { agent: "scout" });
  const status = async () =>
    (await stand.client.call(API.run, { parts: { id: run } })).findings.length;
  await expect.poll(status, { timeout: 90_000 }).toBeGreaterThan(1);
  return { stand, run };
}

describe("the findings of a run", () => {
  test("are gone through by keys, and open the place that they cite", async () => {
    const { stand, run } = await reviewed();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=findings`);
    await chosen(page).waitFor();
    const first = await chosen(page).textContent();
    await page.keyboard.press("j");
    await list(page).getByRole("option", { selected: false }).first().waitFor();
    await expect.poll(async () => chosen(page).textContent()).not.toBe(first);
    await page.keyboard.press("k");
    await expect.poll(async () => chosen(page).textContent()).toBe(first);
    await page.keyboard.press("o");
    await page.getByRole("complementary").locator("mark").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("eval req.query.code");
    await expect.poll(async () => list(page).getByRole("option").count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("find")).toBe("eval req.query.code");
    await search(page).fill("no such words");
    await page.getByText(/None of the \d+ findings is like that/).waitFor();
    await search(page).fill("");
    const who = page.getByRole("combobox", { name: "Who found it" });
    const [, one] = await who.getByRole("option").allTextContents();
    await who.selectOption({ index: 1 });
    const count = Number(one?.split(" · ")[1]);
    await expect.poll(async () => list(page).getByRole("option").count()).toBe(count);
    expect(errors).toEqual([]);
  });

  test("become issues, with the words that a person gives them and the places that they cite", async () => {
    const { stand, run } = await reviewed();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=findings`);
    await chosen(page).waitFor();
    // It is offered once the run has ended: what it says of a finding may change until then.
    await page.getByRole("button", { name: "Make an issue" }).waitFor();
    await page.keyboard.press("i");
    const dialog = page.getByRole("dialog", { name: /^Make an issue of / });
    const title = dialog.getByLabel("Title");
    await expect.poll(async () => title.inputValue()).not.toBe("");
    expect(await dialog.getByLabel("Description").inputValue()).toContain(`of run ${run}`);
    await title.fill("Mend this first");
    await dialog.getByRole("button", { name: "Make the issue" }).click();
    await page.getByRole("link", { name: "Issue #1" }).click();
    await page.waitForURL(/\/projects\/.+\/issues\/1$/);
    await page.getByRole("heading", { name: /Mend this first/ }).waitFor();
    const [project] = await stand.client.call(API.projects);
    const parts = { key: project?.id ?? "", n: "1" };
    const issue = await stand.client.call(API.issue, { parts });
    expect(issue.origin).toMatchObject({ run, citations: [{ status: "verified" }] });
    expect(errors).toEqual([]);
  });

  test("are five thousand, of which only those in sight are drawn", async () => {
    const { stand, run } = await reviewed();
    const { page, context } = await openWindow(stand, "/runs");
    await context.route(`**/api/runs/${run}/state`, async (route) => {
      const response = await route.fetch();
      const state = runStateObjectSchema.parse(await response.json());
      const [one] = state.run.findings;
      const many = Array.from({ length: 5_000 }, (_, index) => ({
        ...one,
        id: `F-${index}`,
        ref: `F-${index}`,
        label: `F-${index}`,
        claim: `The claim of number ${index}.`,
      }));
      await route.fulfill({ response, json: { ...state, run: { ...state.run, findings: many } } });
    });
    await page.goto(`${stand.origin}/runs/${run}?view=findings`);
    await page.getByText("5000 of 5000").waitFor();
    expect(await list(page).getByRole("option").count()).toBeLessThan(60);
    await list(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("heading", { name: /number 4999\./ }).waitFor();
    await search(page).fill("number 4321.");
    await page.getByText("1 of 5000").waitFor();
    await page.getByRole("heading", { name: /number 4321\./ }).waitFor();
  });

  test("look well wide and narrow, light and dark", async () => {
    const { stand, run } = await reviewed();
    const { page } = await openWindow(stand, `/runs/${run}?view=findings`);
    await chosen(page).waitFor();
    expect(await list(page).isVisible()).toBe(true);
    await expectGoodLooks(page);
  });
});
