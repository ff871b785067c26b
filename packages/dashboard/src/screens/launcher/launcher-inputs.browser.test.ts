import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "New run" });
const launch = (page: Page) => dialog(page).getByRole("button", { name: "Launch" });
const plan = (page: Page) => dialog(page).getByRole("textbox", { name: /^Plan/ });

/** A repository with a plan, and a flow of its own that is to be trusted and one that is broken. */
function prepared(): string {
  const cwd = smallRepository();
  mkdirSync(join(cwd, "docs"));
  writeFileSync(join(cwd, "docs", "plan.md"), "# Plan\n\n- Archive old orders.\n");
  mkdirSync(join(cwd, ".wheelhouse", "flows"), { recursive: true });
  writeFileSync(join(cwd, ".wheelhouse", "flows", "broken.yaml"), "title: Broken\nsteps: 3\n");
  return cwd;
}

describe("the inputs of a flow", () => {
  test("are given with their own controls, mended by a button, and there the next time", async () => {
    const stand = await openStand(prepared());
    const { page, errors } = await openWindow(stand, "/?launch=plan-work-items");
    await dialog(page)
      .getByText(/"?Plan"? is (missing|not given)/)
      .first()
      .waitFor();
    expect(await launch(page).isDisabled()).toBe(true);
    await plan(page).fill("docs/pln.md");
    await dialog(page).getByRole("button", { name: "docs/plan.md", exact: true }).click();
    expect(await plan(page).inputValue()).toBe("docs/plan.md");
    await dialog(page).getByRole("checkbox", { name: "Ask me" }).check();
    await dialog(page).getByText("Auto", { exact: true }).click();
    await dialog(page)
      .getByText(/The scope reads as small/)
      .waitFor();
    await dialog(page)
      .getByText(/Runs plan-work-items, small by its scope, on/)
      .waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/runs\/[^?]+$/);
    const [run] = await stand.client.call(API.runs);
    const trace = await stand.client.call(API.runTrace, { parts: { id: run?.id ?? "" } });
    expect(JSON.stringify(trace[0])).toContain('"plan":"docs/plan.md"');
    expect(JSON.stringify(trace[0])).toContain('"ask":true');
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page).getByRole("radio", { name: /Auto/, checked: true }).waitFor();
    expect(await plan(page).inputValue()).toBe("docs/plan.md");
    expect(await dialog(page).getByRole("checkbox", { name: "Ask me" }).isChecked()).toBe(true);
    expect(errors).toEqual([]);
  });

  test("are completed from the paths of the project by keys, in a field and in the focus", async () => {
    const stand = await openStand(prepared());
    const { page } = await openWindow(stand, "/?launch=plan-work-items");
    await plan(page).fill("do");
    await dialog(page).getByRole("option", { name: "docs/", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await dialog(page).getByRole("option", { name: "docs/plan.md", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    expect(await plan(page).inputValue()).toBe("docs/plan.md");
    const focus = dialog(page).getByRole("textbox", { name: "Focus", exact: true });
    await focus.fill("only what docs/p");
    await dialog(page).getByRole("option", { name: "docs/plan.md" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await focus.inputValue()).toBe("only what docs/plan.md ");
    await focus.fill("only what docs/p");
    await dialog(page).getByRole("option", { name: "docs/plan.md" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).getByRole("option", { name: "docs/plan.md" }).waitFor({ state: "detached" });
    expect(await dialog(page).isVisible()).toBe(true);
    await expectGoodLooks(page);
  });
});

describe("a flow that is a file of the project", () => {
  test("is trusted by hand as it is, and then runs; a broken one says what is wrong and where", async () => {
    const cwd = prepared();
    const stand = await openStand(cwd);
    const made = await stand.terminal.call("flows", "new", "our-review", "--from", "code-review");
    expect(made.code).toBe(0);
    // It was trusted as it was made; now it is another.
    appendFileSync(join(cwd, ".wheelhouse", "flows", "our-review.yaml"), "# changed\n");
    const { page } = await openWindow(stand, "/?launch=our-review");
    const card = dialog(page).getByRole("region", { name: "Trust" });
    await card.getByText(/our-review\.yaml/).waitFor();
    expect(await launch(page).isDisabled()).toBe(true);
    await expectGoodLooks(page);
    await card.getByRole("button", { name: "Trust it as it is" }).click();
    await card.waitFor({ state: "detached" });
    await dialog(page)
      .getByText(/Runs our-review, small, on/)
      .waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog(page).getByRole("combobox", { name: "Search all flows" }).fill("broken");
    const wrong = dialog(page).getByRole("region", { name: "What is wrong with it" });
    await wrong
      .getByText(/broken\.yaml/)
      .first()
      .waitFor();
    expect(await wrong.locator("pre").textContent()).toMatch(/\S/);
  });
});
