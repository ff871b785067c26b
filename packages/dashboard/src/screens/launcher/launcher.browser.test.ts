import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../../cli/src/testing/small-repository.ts";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "New run" });
const launch = (page: Page) => dialog(page).getByRole("button", { name: "Launch" });

/** For tests that start nothing. */
const aStand = oncePerFile(openStand);

describe("the launcher", () => {
  test("starts a run by keyboard alone, from the first page to the run's", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/");
    await page.getByRole("textbox", { name: "What should happen" }).waitFor();
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page)
      .getByRole("option", { name: /Architectural analysis/, selected: true })
      .waitFor();
    // The tabs go round: the last one is beside the first.
    await page.keyboard.press("ArrowLeft");
    await dialog(page).getByRole("heading", { name: "Code review" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Is archive safe?");
    await dialog(page)
      .getByText(/Runs code-review, small, on orders with scout/)
      .waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/runs\/[^?]+$/);
    const [run] = await stand.client.call(API.runs);
    expect(page.url()).toContain(run?.id);
    expect(run).toMatchObject({ flow: "code-review", band: "small", agent: "scout" });
    expect(errors).toEqual([]);
  });

  test("shows what a size means, and starts one run however often it is sent", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/?launch=code-review");
    const steps = dialog(page).getByRole("region", { name: "Steps by wave" });
    const flows = await stand.client.call(API.flows);
    const sizes = flows.find(({ id }) => id === "code-review")?.plans;
    const stepsOf = (count = 0) => steps.getByRole("heading", { name: `${count} steps` });
    await stepsOf(sizes?.small.steps).waitFor();
    await dialog(page).getByText("Large", { exact: true }).click();
    await stepsOf(sizes?.large.steps).waitFor();
    expect(new URL(page.url()).searchParams.get("band")).toBe("large");
    await dialog(page)
      .getByRole("checkbox", { name: /Fast leaves out/ })
      .check();
    await stepsOf(sizes?.large.steps).waitFor({ state: "detached" });
    await launch(page).dblclick();
    await page.waitForURL(/\/runs\/[^?]+$/);
    expect(await stand.client.call(API.runs)).toHaveLength(1);
    await dialog(page).waitFor({ state: "detached" });
    // The next opening begins with what was chosen.
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page).getByRole("checkbox", { name: /Fast/, checked: true }).waitFor();
    expect(await dialog(page).getByRole("radio", { name: /Large/ }).isChecked()).toBe(true);
  });

  test("refuses an agent that is not there, with the reason and the next step", async () => {
    const stand = await aStand();
    const { page } = await openWindow(stand, "/?launch=code-review");
    await dialog(page)
      .getByText(/with scout/)
      .waitFor();
    expect(await launch(page).isEnabled()).toBe(true);
    await dialog(page).getByLabel("Agent", { exact: true }).selectOption("codex");
    await dialog(page)
      .getByText(/Install it: npm/)
      .first()
      .waitFor();
    expect(await launch(page).isDisabled()).toBe(true);
    await dialog(page).getByRole("combobox", { name: "Search all flows" }).focus();
    await page.keyboard.press("Control+Enter");
    expect(await stand.client.call(API.runs)).toEqual([]);
  });

  test("makes another directory known, and refuses one that is not there", async () => {
    const stand = await openStand();
    const other = smallRepository();
    const { page } = await openWindow(stand, "/?launch=code-review");
    await dialog(page)
      .getByLabel("Project", { exact: true })
      .selectOption({ label: "Another directory…" });
    await page.keyboard.type("/no/such/place");
    await page.keyboard.press("Enter");
    await page
      .getByText(/\/no\/such\/place/)
      .first()
      .waitFor();
    await dialog(page).getByLabel("Path of the directory").fill(other);
    await page.keyboard.press("Enter");
    await dialog(page).getByText(other).waitFor();
    expect(await stand.client.call(API.projects)).toHaveLength(2);
  });

  test.each(["light", "dark"] as const)(
    "breaks no rule of access in %s, and closes by Back",
    async (colours) => {
      const { page } = await openWindow(await aStand(), "/", { colours });
      await page.getByRole("button", { name: "New run" }).click();
      await dialog(page).getByRole("region", { name: "Steps by wave" }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.goBack();
      await dialog(page).waitFor({ state: "detached" });
    },
  );
});
