import { bodiesOfItem, CLAIM_MS, type InboxPriority, MOST_ATTEMPTS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { inboxWorld } from "../testing/inbox-world.ts";
import { openMortalWorld } from "../testing/mortal-host.ts";
import { claimItems } from "./claim-items.ts";
import { decideClaimed } from "./decide-claimed.ts";
import { decideItem } from "./decide-item.ts";
import { releaseClaim, releaseExpired } from "./release-claim.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const BY = "the orchestrator";
const SEEN = { decision: "done", why: "Seen.", by: BY } as const;

/** An inbox whose clock stands until it is told to move. */
async function openInbox() {
  const world = await openMortalWorld(START);
  const host = world.host();
  const engine = { append: host.append.bind(host) };
  const inbox = inboxWorld({ journal: world.journal, engine, errors: [] }, { clock: host.clock });
  return {
    ...inbox,
    /** Posts a word that no rule is about. */
    say: (id: string, priority: InboxPriority = "normal") =>
      inbox.post({ result: "told" }, id, { priority }),
    claim: (most = 20) => claimItems(inbox.ports, { by: BY, most, now: world.now() }),
    decide: (item: string, fence: number) =>
      decideClaimed(inbox.ports, { ...SEEN, item, fence, now: world.now() }),
    row: async (id: string) => (await inbox.rows()).find((each) => each.id === id),
    later: (ms: number) => world.set(world.now() + ms),
    now: () => world.now(),
  };
}

describe("claiming items", () => {
  test("takes the most important first, then the oldest, and 20 at most", async () => {
    const inbox = await openInbox();
    const ids: string[] = [];
    for (const priority of ["low", "normal", "critical"] as const)
      for (let n = 0; n < 8; n++) {
        ids.push(await inbox.say(`${priority} ${n}`, priority));
        inbox.later(1);
      }
    const expected = [...ids.slice(16), ...ids.slice(8, 16), ...ids.slice(0, 4)];
    const claimed = await inbox.claim(50);
    expect(claimed.map(({ row }) => row.id)).toEqual(expected);
    expect(claimed[0]).toMatchObject({ fence: 1, until: inbox.now() + CLAIM_MS });
    expect((await inbox.claim(50)).map(({ row }) => row.id)).toEqual(ids.slice(4, 8));
  });

  test("leaves out what rules decide, what a person was told of, and what a person took back", async () => {
    const inbox = await openInbox();
    const fine = await inbox.post({ result: "ok" }, "fine");
    const auth = await inbox.post({ result: "failed", class: "auth" }, "auth");
    const failed = await inbox.post({ result: "failed" }, "failed");
    const claimed = await inbox.claim();
    expect(claimed.map(({ row }) => row.id)).toEqual([failed]);
    expect(await inbox.row(fine)).toMatchObject({ status: "ignored" });
    expect(await inbox.row(auth)).toMatchObject({ status: "pending", notified_by: "auth" });
  });

  test("gives a later claim of an item a greater number, and refuses what is done under the earlier one", async () => {
    const inbox = await openInbox();
    const id = await inbox.say("a");
    const [first] = await inbox.claim();
    inbox.later(CLAIM_MS);
    await expect(inbox.decide(id, first?.fence ?? 0)).rejects.toMatchObject({
      code: "inbox.state",
    });
    const [second] = await inbox.claim();
    expect([first?.fence, second?.fence]).toEqual([1, 2]);
    await expect(inbox.decide(id, 1)).rejects.toMatchObject({ code: "inbox.state" });
    const release = { item: id, fence: 1, why: "undecided" } as const;
    expect(await releaseClaim(inbox.ports, release)).toBe(false);
    await inbox.decide(id, 2);
    await expect(inbox.decide(id, 2)).rejects.toThrow("decided already");
    await expect(inbox.decide("0123456789abcdef-1", 1)).rejects.toMatchObject({
      code: "inbox.unknown",
    });
  });

  test("of what came to nothing five times tells a person, as critical, in the append that gives it back", async () => {
    const inbox = await openInbox();
    const id = await inbox.say("a", "low");
    for (let n = 1; n <= MOST_ATTEMPTS; n++) {
      expect(await inbox.alerts()).toEqual([]);
      const [claim] = await inbox.claim();
      expect(claim?.fence).toBe(n);
      inbox.later(n % 2 === 0 ? 1 : CLAIM_MS);
      const expired = await releaseExpired(inbox.ports, inbox.now());
      const undecided = { item: id, fence: n, why: "undecided" } as const;
      const released = await releaseClaim(inbox.ports, undecided);
      expect([expired, released]).toEqual([n % 2, n % 2 === 0]);
    }
    expect(await inbox.row(id)).toMatchObject({
      status: "pending",
      priority: "critical",
      attempts: 5,
      notified_by: "attempts",
    });
    expect(await inbox.alerts()).toMatchObject([{ priority: "critical" }]);
    expect(await inbox.claim()).toEqual([]);
  });

  test("does not count what its holder could not look at", async () => {
    const inbox = await openInbox();
    const id = await inbox.say("a");
    for (let fence = 1; fence <= 12; fence++) {
      expect(await inbox.claim()).toHaveLength(1);
      await releaseClaim(inbox.ports, { item: id, fence, why: "given up" });
    }
    expect(await inbox.row(id)).toMatchObject({ attempts: 0, notified_at: null });
  });

  test("holds nothing against a person, and nothing against a success of its source", async () => {
    const inbox = await openInbox();
    const mine = await inbox.say("mine");
    const mended = await inbox.post({ result: "failed" }, "mended");
    expect(await inbox.claim()).toHaveLength(2);
    await decideItem(inbox.ports, { item: mine, decision: "done", why: "Mine.", by: "ann" });
    await inbox.triage(await inbox.post({ result: "ok" }, "mended"));
    for (const id of [mine, mended])
      await expect(inbox.decide(id, 1)).rejects.toThrow("decided already");
    const row = await inbox.row(mine);
    expect(row && bodiesOfItem(row).decision).toMatchObject({ by: "ann", why: "Mine." });
  });
});
