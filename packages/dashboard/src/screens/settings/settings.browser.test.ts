import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { oncePerFile, openStand } from "../../testing/stand.ts";

/** For tests of what a browser keeps: the server keeps nothing of it. */
const aStand = oncePerFile(openStand);

describe("the settings", () => {
  test("give a command other keys, which work and survive a reload", async () => {
    const { page } = await openWindow(await aStand(), "/settings?tab=keyboard");
    await page.getByRole("button", { name: "Change the keys of: Runs" }).click();
    await page.keyboard.press("Control+t");
    await page.getByText("That is the browser’s").waitFor();
    await page.keyboard.press("x");
    await page.getByRole("button", { name: "As it came: Runs" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "As it came: Runs" }).waitFor();
    await page.keyboard.press("x");
    await page.waitForURL("**/runs");
    await page.goBack();
    await page.getByRole("checkbox", { name: /Letters do things/ }).uncheck();
    await page.getByRole("heading", { name: "Keyboard" }).click();
    await page.keyboard.press("x");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search or do" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/settings");
  });

  test("say which commands get in each other’s way", async () => {
    const { page } = await openWindow(await aStand(), "/settings?tab=keyboard");
    await page.getByRole("button", { name: "Change the keys of: Setup" }).click();
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.getByText("Also: Setup").waitFor();
    await page.getByRole("button", { name: "All as they came" }).click();
    await page.getByText("Also: Setup").waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: "All as they came" }).isDisabled()).toBe(true);
  });

  test("say how a person is reached, and try it: a test is shown by the page, and switched off", async () => {
    const { page } = await openWindow(await openStand(), "/settings?tab=notifications");
    const ways = page.getByRole("region", { name: "Where alerts go" });
    await ways.getByText("wheelhouse alerts set webhook URL").waitFor();
    await ways.getByRole("button", { name: "Send a test: Log of the server" }).click();
    await ways.getByText("Written where the server writes.").waitFor();
    await ways.getByRole("button", { name: "Send a test: Open pages" }).click();
    await ways.getByText("Sent: an open page shows it.").waitFor();
    await page.getByText("A test of alerts").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await ways.getByRole("button", { name: "Switch off: Open pages" }).click();
    await ways.getByRole("button", { name: "Switch on: Open pages" }).waitFor();
    await page.reload();
    await ways.getByRole("button", { name: "Switch on: Open pages" }).waitFor();
    expect(await ways.getByRole("button", { name: "Send a test: Open pages" }).count()).toBe(0);
  });

  test("keep colours over a reload, dark before the first paint", async () => {
    const { page } = await openWindow(await aStand(), "/settings", { colours: "light" });
    await page.getByText("Dark", { exact: true }).click();
    await page.locator("html[data-theme=dark]").waitFor();
    // What the document says when its body begins, before anything of the page is drawn.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        document.documentElement.dataset["atFirst"] =
          document.documentElement.dataset["theme"] ?? "";
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await page.getByRole("heading", { name: "Appearance" }).waitFor();
    expect(await page.locator("html").getAttribute("data-at-first")).toBe("dark");
    await page.keyboard.press("Control+.");
    await page.locator("html[data-theme=light]").waitFor();
  });

  test("keep an agent for a project, and take it back", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/settings?tab=agents");
    await page.getByLabel("Agent", { exact: true }).selectOption("scout");
    await page.getByText("scout, says you").waitFor();
    await page.getByLabel("Tokens").fill("5000");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("5000, says you").waitFor();
    await page.getByRole("button", { name: "Take back: Agent" }).click();
    await page.getByText("scout, says you").waitFor({ state: "detached" });
    const [project] = await stand.client.call(API.projects);
    const query = { project_id: project?.id ?? "" };
    const { settings } = await stand.client.call(API.settings, { query });
    const said = settings.filter(({ person }) => person !== null);
    expect(said.map(({ id, value }) => [id, value])).toEqual([["tokens", 5_000]]);
  });

  test("keep how issues are solved, say what cannot be, and take a word back", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/settings?tab=work");
    await page.getByRole("button", { name: "Add a check" }).click();
    await page.getByLabel("Name of check 1").fill("test");
    await page.getByLabel("Command of check 1").fill("npm test && true");
    await page.getByLabel("Commands may use the network").check();
    await page.getByLabel("Check the work in a fresh checkout").uncheck();
    await page.getByLabel("Worker: writes in the clone").selectOption("scripted");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("& means something to a shell only").waitFor();
    const [project] = await stand.client.call(API.projects);
    const query = { project_id: project?.id ?? "" };
    const held = async () => stand.client.call(API.settings, { query });
    expect((await held()).work_said).toEqual([]);
    await page.getByLabel("Command of check 1").fill('["npm", "run", "test all"]');
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Take back: Checks" }).waitFor();
    const { work, work_said: said } = await held();
    expect(said).toEqual(["roles", "checks", "network", "fresh_checks"]);
    expect(work.fresh_checks).toBe(false);
    expect(work.checks).toEqual([{ name: "test", command: ["npm", "run", "test all"] }]);
    expect(work.roles.worker).toBe("scripted");
    await page.getByRole("button", { name: "Take back: Network" }).click();
    await page.getByRole("button", { name: "Take back: Network" }).waitFor({ state: "detached" });
    expect(await page.getByLabel("Commands may use the network").isChecked()).toBe(false);
    expect((await held()).work.network).toBe(false);
  });

  test("keep who answers in threads, and what they may do without being asked", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/settings?tab=orchestrator");
    await page.getByRole("checkbox", { name: /Make issues/ }).check();
    await page.getByLabel("Model").fill("small");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Keep" }).waitFor({ state: "detached" });
    const [project] = await stand.client.call(API.projects);
    const query = { project_id: project?.id ?? "" };
    const held = async () => (await stand.client.call(API.settings, { query })).orchestrator;
    expect(await held()).toEqual({ agent: null, model: "small", autonomous: ["create_issue"] });
    await page.reload();
    const made = page.getByRole("checkbox", { name: /Make issues/ });
    await made.uncheck();
    await expect.poll(held).toEqual({ agent: null, model: "small", autonomous: [] });
  });

  test.each(["light", "dark"] as const)("break no rule of access in %s", async (colours) => {
    const { page, errors } = await openWindow(await aStand(), "/settings", { colours });
    for (const name of [
      "Appearance",
      "Notifications",
      "Keyboard",
      "Agents",
      "Orchestrator",
      "Work on issues",
    ]) {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { name, exact: true }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
});
