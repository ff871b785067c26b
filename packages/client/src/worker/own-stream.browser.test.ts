import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openHubStand, streamsOf, useHubStands } from "../testing/hub-stand.ts";
import { becomes, POLL, reaches, SOON } from "../testing/hub-tab.ts";

useHubStands();

/** Lets a page believe that it is looked at, or not. */
async function look(page: Page, state: "visible" | "hidden"): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

describe("a tab with a stream of its own", () => {
  test("gives it back when nobody looks for a while, and misses nothing over it", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tab = await stand.tab("run=a");
    await reaches(tab, "a", 5);
    expect(await streamsOf(stand)).toBe(1);
    await look(tab, "hidden");
    await expect.poll(() => streamsOf(stand), SOON).toBe(0);
    expect(await tab.evaluate(() => globalThis.live.hub.state.why)).toBe("hidden");
    const head = Number(await stand.order({ do: "say", run: "a", events: 400 }));
    await look(tab, "visible");
    await reaches(tab, "a", head);
    expect(await tab.evaluate(() => globalThis.live.opens("a"))).toBe(1);
  });

  test("keeps it when somebody looks again soon", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tab = await stand.tab("run=a");
    await reaches(tab, "a", 5);
    await look(tab, "hidden");
    await look(tab, "visible");
    await reaches(tab, "a", Number(await stand.order({ do: "say", run: "a", events: 5 })));
    const states = await tab.evaluate(() => globalThis.live.states);
    expect(states.filter((state) => state === "connecting")).toHaveLength(1);
  });

  test("is what a tab has when the worker cannot be loaded", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tab = await stand.tab("worker=/nowhere.js&run=a");
    await reaches(tab, "a", 5);
    await reaches(tab, "a", Number(await stand.order({ do: "say", run: "a", events: 5 })));
    expect(await streamsOf(stand)).toBe(1);
  });

  test("is what a tab has only until the worker answers", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    // So late that it is never in time.
    const tab = await stand.tab("worker=/worker.js&welcome=0&run=a");
    await reaches(tab, "a", 5);
    await expect.poll(() => streamsOf(stand), SOON).toBe(1);
    const second = await stand.tab("worker=/worker.js&run=a");
    const head = Number(await stand.order({ do: "say", run: "a", events: 40 }));
    await Promise.all([reaches(tab, "a", head), reaches(second, "a", head)]);
    await expect.poll(() => streamsOf(stand), SOON).toBe(1);
  });

  test("is what a tab has when the worker does not answer", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    // A script that is no worker of ours: it loads, and says nothing.
    const tab = await stand.tab("worker=/silent.js&welcome=200&run=a");
    await reaches(tab, "a", 5);
    expect(await streamsOf(stand)).toBe(1);
  });
});

describe("a worker that dies", () => {
  test("is replaced, and its tabs have everything", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tab = await stand.tab("worker=/worker.js&run=a");
    await reaches(tab, "a", 5);
    await becomes(tab, "live");
    const browser = stand.context.browser();
    if (browser === null) throw new Error("the context has a browser");
    const devtools = await browser.newBrowserCDPSession();
    const { targetInfos } = await devtools.send("Target.getTargets");
    const worker = targetInfos.find(({ url }) => url === `${stand.origin}/worker.js`);
    await devtools.send("Target.closeTarget", { targetId: worker?.targetId ?? "" });
    await tab.waitForFunction(() => globalThis.live.opens("a") === 2, undefined, POLL);
    await reaches(tab, "a", Number(await stand.order({ do: "say", run: "a", events: 30 })));
    await expect.poll(() => streamsOf(stand), SOON).toBe(1);
  });
});
