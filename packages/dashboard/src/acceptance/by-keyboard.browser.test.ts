import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";
import { tabTo } from "../testing/tab-to.ts";

/** A new file with something for a review to find. */
const UNSAFE = `import { execSync } from "node:child_process";

export function unpack(name) {
  return execSync(\`tar xzf \${name}\`);
}
`;

describe("a person without a mouse", () => {
  test("launches a review, watches it, reads its report, looks up a citation and takes it away", async () => {
    const project = smallRepository();
    writeFileSync(join(project, "src/archive.js"), UNSAFE);
    const stand = await openStand(project);
    const { page, errors } = await openWindow(stand, "/");
    await page.getByRole("button", { name: "New run" }).waitFor();
    await page.keyboard.press("Control+Shift+Enter");
    await page.getByRole("dialog", { name: "New run" }).waitFor();
    await page.keyboard.type("code-review");
    await tabTo(page, /^ ?Launch/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/runs/*");
    await page.getByRole("tree").waitFor();
    // Whoever follows a run is shown its report when it comes.
    await page
      .getByRole("heading", { name: /^Findings/ })
      .first()
      .waitFor();
    await tabTo(page, /^ ?src\/archive\.js:\d+/);
    await page.keyboard.press("Enter");
    const peek = page.getByRole("complementary", { name: /archive\.js/ });
    await peek.locator("mark").first().waitFor();
    await page.keyboard.press("Escape");
    await peek.waitFor({ state: "detached" });
    await tabTo(page, /^ ?Export/);
    await page.keyboard.press("Enter");
    const file = page.waitForEvent("download");
    await page.getByRole("menuitem").first().waitFor();
    await page.keyboard.press("Enter");
    expect(readFileSync(await (await file).path(), "utf8")).toContain("src/archive.js");
    expect(errors).toEqual([]);
  });

  test("goes by a sequence of keys though other commands come between them", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/setup");
    await page.getByRole("heading", { name: "Setup" }).waitFor();
    // Both keys are pressed at the same moment, whatever a busy machine takes for the page between them.
    const press = async (key: string): Promise<void> =>
      page.evaluate(
        `{ const press = new KeyboardEvent("keydown", { key: "${key}", bubbles: true, cancelable: true });
           Object.defineProperty(press, "timeStamp", { value: 1000 });
           document.body.dispatchEvent(press); }`,
      );
    await press("g");
    await page.getByRole("link", { name: "Runs" }).first().click();
    await page.getByRole("heading", { name: "Runs", exact: true }).waitFor();
    await press("o");
    await page.getByRole("heading", { name: "Sources", exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/sources");
  });

  test("is led to what asks, and answers it by two keys", async () => {
    const stand = await openStand();
    const run = await stand.run("demo", { agent: "scripted", model: "demo" });
    const { page, errors } = await openWindow(stand, "/setup");
    await page
      .getByText(/needs? you/)
      .first()
      .waitFor();
    await page.keyboard.press("Shift+!");
    await page.waitForURL(`**/runs/${run}?*`);
    await page.getByRole("radio").first().waitFor();
    await page.keyboard.press("1");
    // An approval cannot be sent by the key that led to it.
    await page.getByRole("button", { name: "Answer", exact: true, disabled: false }).waitFor();
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(async () =>
        (await stand.client.call(API.requests, { query: { run } })).map(({ status }) => status),
      )
      .toContain("answered");
    expect(errors).toEqual([]);
  });
});
