import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import type { ForeignLine } from "../../testing/foreign-log.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openWatched } from "../../testing/watched-stand.ts";

const titled = (title: string): ForeignLine => ({ kind: "run.started", data: { title } });
const HARDENING: readonly ForeignLine[] = [
  titled("Night shift"),
  { kind: "phase.entered", phase: "hardening" },
  { kind: "candidate.selected", candidate: { id: "c-2", label: "backoff" } },
];

describe("runs of other harnesses in the list", () => {
  test("stand among ours, marked, with their phase, and are found by their source", async () => {
    const { stand, idOf } = await openWatched({ night: HARDENING });
    await stand.run("demo", { agent: "scripted", model: "demo", title: "Apples" });
    await idOf("night");
    const { page, errors } = await openWindow(stand, "/runs");
    const night = page.getByRole("row", { name: /Night shift/ });
    await night.getByText("EXT").waitFor();
    await night.getByText("hardening · backoff").waitFor();
    const apples = page.getByRole("row", { name: /Apples/ });
    await apples.waitFor();
    expect(await apples.getByText("EXT").count()).toBe(0);

    const source = page.getByRole("combobox", { name: "Source" });
    await source.getByRole("option", { name: "Wheelhouse (1)" }).waitFor({ state: "attached" });
    await source.getByRole("option", { name: "All sources (2)" }).waitFor({ state: "attached" });
    await source.selectOption("observed");
    await page.waitForURL(/source=observed/);
    await apples.waitFor({ state: "detached" });
    expect(await night.count()).toBe(1);
    await page.getByRole("link", { name: "All 1" }).waitFor();
    await source.selectOption("wheelhouse");
    await apples.waitFor();
    expect(await night.count()).toBe(0);
    await page.goto(`${stand.origin}/runs?source=run-log`);
    await night.waitFor();
    expect(await apples.count()).toBe(0);
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });

  test("come in while the page is open, and say that they are silent", async () => {
    const { stand, logs, idOf } = await openWatched(
      { old: [titled("Long gone")] },
      { minutesAgo: 60 },
    );
    await idOf("old");
    const { page, errors } = await openWindow(stand, "/runs?source=observed");
    await page.getByRole("row", { name: /^.*stale.*Long gone/ }).waitFor();
    logs.write("night", HARDENING);
    await page.getByRole("row", { name: /running.*Night shift/ }).waitFor();
    const pill = page.getByRole("banner").getByRole("link", { name: /Night shift/ });
    await pill.filter({ hasText: "hardening" }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe("a wheel of another harness that is not released", () => {
  test("needs somebody, in front of all else, and leads to its run", async () => {
    const { stand, logs, idOf } = await openWatched({ night: HARDENING });
    const run = await idOf("night");
    const { page, errors } = await openWindow(stand, "/");
    const pill = page.getByRole("banner").getByRole("link", { name: /Night shift/ });
    await pill.getByText("EXT").waitFor();
    const needs = page.getByRole("region", { name: /Needs you/ });
    expect(await needs.count()).toBe(0);
    const asked = { reason: "the key was revoked", expected_action: "make a new one" };
    logs.write("night", [{ kind: "wheel.requested", item: "acme/shop:push", data: asked }]);
    await needs.getByText("wheel asked for").waitFor();
    expect(await needs.innerText()).toMatch(/acme\/shop:push: the key was revoked/);
    expect(await needs.getByRole("button").count()).toBe(0);
    await expectGoodLooks(page);
    await needs.getByRole("link", { name: /Night shift/ }).click();
    await page.waitForURL(`**/runs/${run}*`);
    await page.getByRole("region", { name: "Who holds the wheel" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    // On the run's own page it is not there either.
    await needs.waitFor();
    logs.write("night", [{ kind: "wheel.released", actor: "ann" }]);
    await needs.waitFor({ state: "detached" });
    await page.keyboard.press("Shift+!");
    expect(new URL(page.url()).pathname).toBe("/");
    expect(errors).toEqual([]);
  });
});
