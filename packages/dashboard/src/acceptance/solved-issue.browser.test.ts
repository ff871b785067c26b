import { describe, expect, test } from "vitest";
import { SOLVE, solvingWorld } from "../../../cli/src/testing/solving/solving-world.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("an issue from its first word to its branch", () => {
  test("is written, approved and accepted on the page, and ends as a branch", async () => {
    const world = solvingWorld();
    const stand = await openStand(world.project, {}, world.terminal.home);
    const { page, errors } = await openWindow(stand, "/board");
    await page.getByRole("heading", { name: "There is no issue yet" }).waitFor();
    await page.keyboard.press("c");
    await page.getByRole("dialog").getByLabel("Title").fill("What is bought twice is paid once");
    await page.keyboard.press("Control+Enter");
    const open = page.getByRole("region", { name: /^Open / });
    await open.getByText("What is bought twice").waitFor();

    // What is not on this machine is played, and only a person's own terminal may name what plays.
    const scripted = ["--agent", "scripted", "--model", SOLVE];
    expect(await world.issue("start", "1", ...scripted, "--detach")).toMatchObject({ code: 0 });
    const waiting = page.getByRole("region", { name: /^Waiting / });
    await waiting.getByText("plan to approve").waitFor();
    await waiting.getByRole("link", { name: "Answer #1" }).click();
    const asks = page.getByRole("region", { name: /^Needs you/ });
    await asks.getByText("Count every piece").first().waitFor();
    await page.keyboard.press("1");
    const send = asks.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+Enter");

    await asks.getByText("src/total.js").first().waitFor();
    expect(world.git("branch", "--list", "wheelhouse/*")).toBe("");
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByRole("button", { name: "Start again" }).waitFor();
    const changes = page.getByRole("region", { name: /^Changes/ });
    await changes.getByText("Handed over as branch wheelhouse/1-").waitFor();
    await changes.getByRole("link", { name: /src\/total\.js/ }).waitFor();
    expect(world.git("branch", "--list", "wheelhouse/*")).toContain("wheelhouse/1-what-is-bought");
    const artifacts = page.getByRole("list", { name: "Artifacts" });
    await artifacts.getByText("captured by Wheelhouse").first().waitFor();
    expect(errors).toEqual([]);
    // Two agents work and four times the project's own tests run, on a machine that may be busy.
  }, 480_000);
});
