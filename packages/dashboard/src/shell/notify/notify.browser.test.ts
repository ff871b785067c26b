import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { openStand } from "../../testing/stand.ts";
import { openWatched } from "../../testing/watched-stand.ts";

/** Makes a window's page believe that it cannot be seen, and writes down what it tells. */
async function withNobodyLooking(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    Object.defineProperty(document, "hidden", {
      get: () => sessionStorage.getItem("seen") === null,
    });
    class Told extends EventTarget {
      static readonly permission = "granted";
      constructor(title: string, { tag }: { readonly tag: string }) {
        super();
        told.push(`${tag}: ${title}`);
      }
    }
    Object.assign(globalThis, { Notification: Told });
  });
  await page.reload();
  return async () => {
    const told: unknown = await page.evaluate("globalThis.told");
    return Array.isArray(told) ? told.map(String) : [];
  };
}

describe("what is told while nobody looks", () => {
  test("is that a run asks and that it ended, once each, and nothing from before", async () => {
    const stand = await openStand();
    await stand.run("demo", { title: "From before" });
    await expect.poll(async () => (await stand.client.call(API.requests)).length).toBe(1);
    const { page } = await openWindow(stand, "/runs");
    const told = await withNobodyLooking(page);
    await expect.poll(() => page.title()).toContain("(1)");
    expect(await told()).toEqual([]);

    const run = await stand.run("demo", { title: "Amounts" });
    await expect.poll(told).toEqual([`wheelhouse.${run}: Amounts needs you`]);
    const asks = `wheelhouse.${run}: Amounts needs you`;
    const answer = async (): Promise<void> => {
      const [asked] = await stand.client.call(API.requests, { query: { run, status: "open" } });
      const parts = { id: run, rid: asked?.id ?? "" };
      await stand.client.call(API.answerRequest, { parts, body: { option: "yes" } });
    };
    // The judge of the demo sends its draft back once, so that it asks twice.
    await answer();
    await expect.poll(told).toEqual([asks, asks]);
    await answer();
    const ended = `wheelhouse.${run}: Amounts is completed`;
    await expect.poll(told).toEqual([asks, asks, ended]);
  });

  test("is an alert, once; and on a page that is looked at it is shown in passing", async () => {
    const stand = await openStand();
    const { page } = await openWindow(stand, "/runs");
    const places = page.getByRole("navigation", { name: "Places" });
    const post = (source: string) =>
      stand.client.call(API.postInbox, {
        body: {
          source_type: "api",
          source_id: source,
          message: `${source} is signed out`,
          outcome: { result: "failed", class: "auth" },
        },
      });
    await places.getByText("live").first().waitFor();
    await post("mail");
    await page.getByText("mail is signed out").first().waitFor();
    const told = await withNobodyLooking(page);
    await places.getByText("live").first().waitFor();
    expect(await told()).toEqual([]);
    await post("calendar");
    await expect
      .poll(told)
      .toEqual([expect.stringMatching(/^wheelhouse\.alert .*: calendar is signed out$/)]);
  });

  test("is that another harness asks for a hand at its wheel, once", async () => {
    const { stand, logs, idOf } = await openWatched({
      night: [{ kind: "run.started", data: { title: "Night shift" } }],
    });
    const run = await idOf("night");
    const { page } = await openWindow(stand, "/runs");
    await page.getByRole("row", { name: /Night shift/ }).waitFor();
    const told = await withNobodyLooking(page);
    // What was asked for before the stream was open is the past.
    await page.getByRole("navigation", { name: "Places" }).getByText("live").first().waitFor();
    await page.getByRole("row", { name: /Night shift/ }).waitFor();
    logs.write("night", [{ kind: "wheel.requested", data: { reason: "no key" } }]);
    const asks = `wheelhouse.${run}: Night shift asks for a hand at the wheel`;
    await expect.poll(told).toEqual([asks]);
    await expect.poll(() => page.title()).toContain("(1)");
    logs.write("night", [{ kind: "heartbeat" }, { kind: "wheel.taken", actor: "ann" }]);
    await page.getByText("wheel taken").waitFor();
    expect(await told()).toEqual([asks]);
  });
});
