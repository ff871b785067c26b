import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../../testing/axe.ts";
import { openWindow } from "../../../testing/browser.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { reviewedTwice } from "../../../testing/reviewed-twice.ts";

describe("a fork from the page", { timeout: 240_000 }, () => {
  test("says what it takes over, starts, and shows where it came from", async () => {
    const { stand, second } = await reviewedTwice();
    const { page, errors } = await openWindow(stand, `/runs/${second}?view=steps&step=synth`);
    await page.getByRole("button", { name: "Fork from here" }).waitFor();
    await page.keyboard.press("Shift+F");
    const dialog = page.getByRole("dialog", { name: /^Fork from “Summary”/ });
    const taken = dialog.getByRole("region", { name: /^Taken over/ }).getByRole("listitem");
    await taken.first().waitFor();
    const promised = await taken.allTextContents();
    expect(promised).toContain("Tests");
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Fork from here" }).click();
    await dialog.getByRole("button", { name: "Start the fork" }).waitFor();
    // It has the focus.
    await page.keyboard.press("Enter");
    await page.getByText("Forked from").waitFor();
    expect(page.url()).not.toContain(second);
    const id = /runs\/(\w+)/.exec(page.url())?.[1] ?? "";
    await expect
      .poll(async () => (await stand.client.call(API.run, { parts: { id } })).status, {
        timeout: 120_000,
      })
      .toBe("completed");
    const run = await stand.client.call(API.run, { parts: { id } });
    const over = run.steps.filter(({ taken_from: from }) => from !== undefined);
    expect(run.forked_from).toBe(second);
    expect(over.map(({ label, id: step }) => label ?? step)).toEqual(promised);

    await page.goto(`${stand.origin}/runs/${id}?view=steps&step=angle.test-engineer`);
    await page.getByText(`${over.length} steps taken over`).waitFor();
    await page
      .getByRole("link", { name: `run ${second}` })
      .nth(1)
      .waitFor();
    expect(await page.getByRole("tree").getByText("taken over").count()).toBe(over.length);
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });

  test("of a whole run that has finished has nothing to do, and says so", async () => {
    const { stand, first } = await reviewedTwice();
    const { page } = await openWindow(stand, `/runs/${first}?view=steps`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: /Fork this run/ }).click();
    const dialog = page.getByRole("dialog", { name: "Fork this run" });
    await dialog.getByText("choose “Fork from here” on it").waitFor();
    expect(await dialog.getByRole("button", { name: "Start the fork" }).isDisabled()).toBe(true);
  });
});
