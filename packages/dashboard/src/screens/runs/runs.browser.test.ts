import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

const DEMO = { agent: "scripted", model: "demo" } as const;

describe("the list of runs", () => {
  test("teaches one thing when there is no run, and shows the first one when it begins", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/runs");
    await page.getByRole("heading", { name: "No runs yet" }).waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Launch a small code review" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await stand.run("demo", { ...DEMO, title: "First of all" });
    await page.getByRole("link", { name: "First of all" }).first().waitFor();
    await page.getByRole("row", { name: /waiting.*First of all/ }).waitFor();
    expect(errors).toEqual([]);
  });

  test("is found by what the address says, and says in the address what was chosen", async () => {
    const stand = await openStand();
    await stand.run("demo", { ...DEMO, title: "Apples" });
    await stand.run("demo", { ...DEMO, title: "Pears" });
    const { page } = await openWindow(stand, "/runs?q=pea");
    await page.getByRole("grid").getByText("Pears").waitFor();
    expect(await page.getByRole("grid").getByText("Apples").count()).toBe(0);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("grid").getByText("Apples").waitFor();
    await page.getByRole("link", { name: /^waiting/ }).click();
    await page.waitForURL(/status=waiting/);
    await page.getByRole("grid").getByText("Apples").waitFor();
    await page.goto(`${stand.origin}/runs?status=completed`);
    await page.getByRole("heading", { name: "No run is like that" }).waitFor();
    await page.getByRole("link", { name: "Show all runs" }).click();
    await page.getByText("showing 2 of 2").waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  test("is gone through by keys: moved, selected, copied, opened", async () => {
    const stand = await openStand();
    await stand.run("demo", { ...DEMO, title: "Apples" });
    const pears = await stand.run("demo", { ...DEMO, title: "Pears" });
    const { page, context } = await openWindow(stand, "/runs");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("grid").getByText("Apples").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("k");
    await page.keyboard.press("x");
    await page.getByText("2 selected").waitFor();
    await page.getByRole("button", { name: "Cancel 2 open runs" }).waitFor();
    await page.keyboard.press("y");
    await page.getByText("The link was copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      `${stand.origin}/runs/${pears}`,
    );
    await page.keyboard.press(".");
    await page.getByRole("menuitem", { name: "Cancel the run…" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/runs/${pears}*`);
    expect(new URL(page.url()).pathname).toBe(`/runs/${pears}`);
  });

  test("stays where it is under a hand, and says what came meanwhile", async () => {
    const stand = await openStand();
    await stand.run("demo", { ...DEMO, title: "Apples" });
    const { page } = await openWindow(stand, "/runs");
    const apples = page.getByRole("grid").getByText("Apples");
    await apples.waitFor();
    await apples.hover();
    const before = await apples.boundingBox();
    await stand.run("demo", { ...DEMO, title: "Pears" });
    const news = page.getByRole("button", { name: "1 new run · show" });
    await news.waitFor();
    expect(await page.getByRole("grid").getByText("Pears").count()).toBe(0);
    expect((await apples.boundingBox())?.y).toBe(before?.y);
    // A hand goes to the button over what is between them, and there it still is.
    const there = await news.boundingBox();
    if (there === null) throw new Error("the button is not on the page");
    await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2, { steps: 8 });
    expect(await page.getByRole("grid").getByText("Pears").count()).toBe(0);
    await news.click();
    await page.getByRole("grid").getByText("Pears").waitFor();
  });

  test("cancels what was selected, and shows it", async () => {
    const stand = await openStand();
    await stand.run("demo", { ...DEMO, title: "Apples" });
    const { page } = await openWindow(stand, "/runs");
    await page.getByRole("row", { name: /waiting.*Apples/ }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByRole("button", { name: "Cancel 1 open run" }).click();
    await page.mouse.move(5, 5);
    await page.getByRole("row", { name: /cancelled.*Apples/ }).waitFor();
    const counted = page.getByRole("link", { name: /^cancelled 1/ });
    await counted.waitFor();
    expect(await counted.count()).toBe(1);
  });

  test("looks well on every width and in both themes", async () => {
    const stand = await openStand();
    await stand.run("demo", { ...DEMO, title: `${"A very long name ".repeat(17)}🍐 عربي` });
    const { page } = await openWindow(stand, "/runs");
    await page.getByRole("row", { name: /waiting/ }).waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.getByRole("row").count()).toBe(1);
  });
});
