import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openBareBrowser } from "../testing/bare-browser.ts";
import { type HubStand, openHubStand, streamsOf, useHubStands } from "../testing/hub-stand.ts";
import { becomes, POLL, reaches, SOON } from "../testing/hub-tab.ts";

useHubStands();

const SHARED = "worker=/worker.js";
async function topicsAsked(stand: HubStand): Promise<string> {
  const asked = await stand.order({ do: "asked" });
  return Array.isArray(asked) ? String(asked.at(-1)) : "";
}

async function openTabs(stand: HubStand, count: number): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let n = 0; n < count; n++) tabs.push(await stand.tab(`${SHARED}&run=a`));
  await Promise.all(tabs.map((tab) => becomes(tab, "live")));
  // Each has its snapshot; what comes after it only the stream can bring.
  await Promise.all(tabs.map((tab) => reaches(tab, "a", 5)));
  return tabs;
}

describe("one stream for all tabs of a browser", () => {
  test("ten tabs share one connection, and each hears everything once", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tabs = await openTabs(stand, 10);
    expect(await streamsOf(stand)).toBe(1);
    const head = Number(await stand.order({ do: "say", run: "a", events: 700 }));
    await Promise.all(tabs.map((tab) => reaches(tab, "a", head)));
    const leads = tabs.map((tab) => tab.evaluate(() => globalThis.live.hub.isLeader));
    expect((await Promise.all(leads)).filter(Boolean)).toHaveLength(1);
    expect(await tabs[9]?.evaluate(() => globalThis.live.patches)).toBeGreaterThan(0);
  });

  test("tabs heal by themselves when the server is killed and comes back, with nothing missing or double", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tabs = await openTabs(stand, 3);
    await stand.order({ do: "say", run: "a", events: 600 });
    await stand.kill();
    await Promise.all(tabs.map((tab) => becomes(tab, "stale")));
    await stand.start();
    const head = Number(await stand.order({ do: "say", run: "a", events: 600 }));
    await Promise.all(tabs.map((tab) => reaches(tab, "a", head)));
    for (const tab of tabs) {
      await becomes(tab, "live");
      // The cursor repaired it: no snapshot was fetched a second time.
      expect(await tab.evaluate(() => globalThis.live.opens("a"))).toBe(1);
    }
    expect(await streamsOf(stand)).toBe(1);
  });

  test("a tab's topics end with it, and another tab takes the lead", async () => {
    const stand = await openHubStand();
    const stays = await stand.tab(`${SHARED}&run=a`);
    const goes = await stand.tab(`${SHARED}&run=b`);
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:a,run:b");
    const leader = (page: Page) => page.evaluate(() => globalThis.live.hub.isLeader);
    expect([await leader(stays), await leader(goes)]).toEqual([true, false]);
    await goes.close();
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:a");
    const next = await stand.tab(`${SHARED}&run=b`);
    await stays.close();
    await next.waitForFunction(() => globalThis.live.hub.isLeader, undefined, POLL);
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:b");
  });

  test("a tab's topics end also when it crashes", async () => {
    const stand = await openHubStand();
    const stays = await stand.tab(`${SHARED}&run=a`);
    const crashes = await stand.tab(`${SHARED}&run=b`);
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:a,run:b");
    const devtools = await stand.context.newCDPSession(crashes);
    // A page that is gone does not answer.
    void devtools.send("Page.crash").catch(() => undefined);
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:a");
    await becomes(stays, "live");
  });

  test("a topic that comes while others are heard makes no hole in them", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    await stand.order({ do: "say", run: "b", events: 5 });
    const tab = await stand.tab(`${SHARED}&run=a`);
    await becomes(tab, "live");
    for (let round = 0; round < 5; round++) {
      const said = stand.order({ do: "say", run: "a", events: 200 });
      const leave = await tab.evaluateHandle(() => globalThis.live.follow("b"));
      await stand.order({ do: "say", run: "b", events: 100 });
      await reaches(tab, "a", Number(await said));
      await reaches(tab, "b", 105 + round * 100);
      await leave.evaluate((stop) => stop());
    }
    expect(await tab.evaluate(() => globalThis.live.opens("a"))).toBe(1);
    const states = await tab.evaluate(() => globalThis.live.states);
    expect(states.slice(states.indexOf("live"))).not.toContain("connecting");
  });

  test("a tab that the browser freezes gives up its place, and has everything when it goes on", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const openTab = await openBareBrowser();
    const sleeper = await openTab(await stand.address(`${SHARED}&run=a`));
    await sleeper.until("globalThis.live?.reach('a') === 5");
    const watcher = await openTab(await stand.address(`${SHARED}&run=b`));
    await watcher.activate();
    await sleeper.until("document.visibilityState === 'hidden'");
    await sleeper.lifecycle("frozen");
    await expect.poll(() => topicsAsked(stand), SOON).toBe("runs,run:b");
    const head = Number(await stand.order({ do: "say", run: "a", events: 300 }));
    await sleeper.lifecycle("active");
    await sleeper.activate();
    await sleeper.until(`globalThis.live.reach('a') === ${head}`);
    const last = Number(await stand.order({ do: "say", run: "a", events: 3 }));
    await sleeper.until(`globalThis.live.reach('a') === ${last}`);
    expect(await sleeper.evaluate("globalThis.live.opens('a')")).toBe(2);
    expect(await streamsOf(stand)).toBe(1);
  });

  test("6.3: all tabs hear that nobody is let in any more, and all go on after a new session", async () => {
    const stand = await openHubStand();
    await stand.order({ do: "say", run: "a", events: 5 });
    const tabs = await openTabs(stand, 2);
    await stand.kill();
    await stand.start("another-secret");
    await Promise.all(tabs.map((tab) => becomes(tab, "closed")));
    expect(await tabs[1]?.evaluate(() => globalThis.live.hub.state.why)).toBe("denied");
    const { hash } = new URL(String(await stand.order({ do: "entry" })));
    await tabs[0]?.evaluate(async (entry) => {
      history.replaceState(null, "", location.search + entry);
      await globalThis.live.enter();
      globalThis.live.hub.wake();
    }, hash);
    const head = Number(await stand.order({ do: "say", run: "a", events: 9 }));
    await Promise.all(tabs.map((tab) => reaches(tab, "a", head)));
  });
});
