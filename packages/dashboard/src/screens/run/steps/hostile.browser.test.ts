import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../../testing/axe.ts";
import { openWindow } from "../../../testing/browser.ts";
import { openStand } from "../../../testing/stand.ts";

describe("what an agent prints", () => {
  test("runs nothing, fetches nothing and leads nowhere", async () => {
    const stand = await openStand();
    const run = await stand.run("code-review", { agent: "scripted", model: "hostile" });
    const { page, context, errors } = await openWindow(stand, "/");
    const foreign: string[] = [];
    const dialogs: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(stand.origin)) foreign.push(request.url());
    });
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const at = `${stand.origin}/runs/${run}?view=steps&step=`;
    await page.goto(`${at}angle.junior-developer`);
    const log = page.getByRole("log");
    await log.getByText('<script>alert("heading")</script>').waitFor();
    await log.getByRole("button", { name: /Thought/ }).click();
    await log.getByText("<b>Bold?</b>").last().waitFor();
    await log.getByRole("button", { name: /Read <script>/ }).click();
    await log.getByText("<iframe src='https://example.invalid'></iframe>").waitFor();

    expect(await log.locator("script, iframe, img, form, input, style, b, object").count()).toBe(0);
    const links = await log
      .locator("a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((href) => !/^(https?|mailto):/.test(href))).toEqual([]);
    expect(await page.title()).not.toContain("owned");
    expect(await axeViolations(page)).toEqual([]);

    await page.goto(`${at}angle.adversarial-security-analyst`);
    await log.getByText("case 1: <b>1</b> ok, nothing of it ran").waitFor();
    await page.keyboard.press("End");
    await log.getByText("case 5000: <b>5000</b> ok, nothing of it ran").waitFor();
    expect({ foreign, dialogs, errors }).toEqual({ foreign: [], dialogs: [], errors: [] });
    expect(
      (await stand.client.call(API.runEvents, { parts: { id: run }, query: { limit: "1" } })).head,
    ).toBeGreaterThan(0);
  });
});
