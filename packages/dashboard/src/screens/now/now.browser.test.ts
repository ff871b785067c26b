import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

const LONG = "A very long name of a run with שלום and 🚢 and ".repeat(6).slice(0, 290);

/** A server with a run that asks, which the tests look at. */
const asking = oncePerFile(async () => {
  const stand = await openStand();
  await stand.run("demo", { title: LONG });
  return stand;
});

describe("the first page", () => {
  test("teaches one action before there was a run", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/");
    await page.getByRole("heading", { name: "No runs yet" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Review orders" }).click();
    await page.getByRole("dialog", { name: "New run" }).getByText("Code review").first().waitFor();
  });

  test("shows what asks, takes the answer, and tells what ended until it is seen", async () => {
    const stand = await openStand();
    const run = await stand.run("demo", { title: "Amounts" });
    const { page, errors } = await openWindow(stand, "/");
    const needs = page.getByRole("region", { name: /Needs you/ });
    const active = page.getByRole("region", { name: /Active/ });
    await needs.getByRole("radio").first().waitFor();
    await active.getByText("Amounts").waitFor();
    // The judge of the demo sends its draft back once, so that it asks twice.
    for (let asked = 1; asked <= 2; asked++) {
      await needs.getByRole("radio").first().check();
      await needs.getByRole("button", { name: /Answer/ }).click();
      await needs.waitFor({ state: "detached" });
    }
    const ended = page.getByRole("region", { name: /Ended/ });
    await ended.getByText("Amounts").waitFor();
    await ended.getByRole("button", { name: "Mark seen" }).click();
    await ended.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("textbox", { name: "What should happen" }).waitFor();
    expect(await ended.count()).toBe(0);
    expect((await stand.client.call(API.run, { parts: { id: run } })).status).toBe("completed");
    expect(errors).toEqual([]);
  });

  test.each([
    [320, "light"],
    [390, "dark"],
    [768, "light"],
    [1440, "dark"],
  ] as const)("fits into %d px, and breaks no rule of access in %s", async (width, colours) => {
    const stand = await asking();
    const { page } = await openWindow(stand, "/", { width, colours, hasTouch: width < 768 });
    await page
      .getByRole("region", { name: /Needs you/ })
      .getByRole("radio")
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (const place of [
      "/",
      "/?launch=code-review",
      "/setup",
      "/settings?tab=keyboard",
      "/settings?tab=agents",
    ]) {
      await page.goto(`${stand.origin}${place}`);
      await page.getByRole("heading").last().waitFor();
      const inside = "[...document.querySelectorAll('html, main, [role=dialog] > div')]";
      const more = await page.evaluate(
        `Math.max(...${inside}.map((e) => e.scrollWidth - e.clientWidth))`,
      );
      expect([place, more]).toEqual([place, 0]);
    }
  });
});
