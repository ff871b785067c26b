import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { writeEntryFile } from "../../../cli/src/serve/entry-file.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("the file that a browser is opened with", () => {
  test("lets it in, once, and leaves no token in its address", async () => {
    const stand = await openStand();
    const { page, context } = await openWindow(stand, "/");
    const inside = page.getByRole("textbox", { name: "What should happen" });
    await inside.waitFor();
    await context.clearCookies();
    await page.reload();
    await page.getByRole("heading", { name: "This browser is not signed in" }).waitFor();
    const file = writeEntryFile(stand.terminal.home, await stand.entry());
    await page.goto(pathToFileURL(file.path).href);
    await inside.waitFor();
    expect(page.url()).toBe(`${stand.origin}/`);
    await context.clearCookies();
    await page.goto(pathToFileURL(file.path).href);
    await page.getByRole("heading", { name: "This browser is not signed in" }).waitFor();
    file.remove();
  });
});
