import { bodiesOfItem, type InboxRow } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { inboxWorld } from "../testing/inbox-world.ts";
import { openMortalWorld } from "../testing/mortal-host.ts";
import { InTurn } from "../write/in-turn.ts";
import { claimItems } from "./claim-items.ts";
import type { InboxCommand } from "./inbox-command.ts";
import { type InboxCommandPorts, performInbox } from "./perform-inbox.ts";
import { wakeDue } from "./snooze-item.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const HOUR = 3_600_000;
const ORDERS = { id: "orders-1a2b3c", path: "/src/orders" };
const by = "ann";

type Wanted<C = InboxCommand> = C extends InboxCommand ? Omit<C, "by"> : never;

/** An inbox at which Ann does things, in a known project; what was begun again is written down. */
async function openInbox() {
  const world = await openMortalWorld(START);
  const host = world.host();
  const engine = { append: host.append.bind(host) };
  const named = (id: string) => (id === ORDERS.id ? ORDERS : undefined);
  const inbox = inboxWorld({ ...world, engine, errors: [] }, { clock: host.clock, named });
  const begun: string[] = [];
  let refusal: Error | undefined;
  const begin = async (what: string): Promise<void> => {
    if (refusal) throw refusal;
    begun.push(what);
  };
  const ports: InboxCommandPorts = {
    ...inbox.ports,
    now: () => world.now(),
    isThere: () => true,
    onPosted: () => undefined,
    turns: new InTurn(),
    again: {
      async schedule(project, name) {
        await begin(`${project.id}/${name}`);
        return undefined;
      },
      async run(run, key) {
        await begin(`${run} under ${key}`);
        return "r2";
      },
      async issue(_, number) {
        await begin(`#${number}`);
        return "r3";
      },
    },
  };
  return {
    ...inbox,
    begun,
    refuse: (error: Error | undefined) => (refusal = error),
    do: (command: Wanted) => performInbox(ports, { ...command, by }),
    row: async (id: string) => (await inbox.rows()).find((each) => each.id === id),
    later: (ms: number) => world.set(world.now() + ms),
    now: () => world.now(),
    claim: () => claimItems(inbox.ports, { by: "them", most: 20, now: world.now() }),
  };
}

const decisionOf = (row: InboxRow | undefined) => row && bodiesOfItem(row).decision;
const failed = { result: "failed" } as const;

describe("one decision about items of a source", () => {
  test("is one of all of them, with one issue, and is taken back as one", async () => {
    const inbox = await openInbox();
    const ids = [await inbox.post(failed), await inbox.post(failed), await inbox.post(failed)];
    const [item = "", ...also] = ids;
    expect(await inbox.do({ do: "decide", item, also, decision: "issue" })).toMatchObject({
      issue: 1,
    });
    const rows = await Promise.all(ids.map(inbox.row));
    expect(rows.map(decisionOf)).toMatchObject([1, 2, 3].map(() => ({ issue: 1, together: 3 })));
    expect(await inbox.issues()).toMatchObject([{ number: 1, deleted_at: null }]);
    await inbox.do({ do: "undo", item: ids[1] ?? "" });
    expect((await inbox.rows()).map(({ status }) => status)).toEqual([
      "pending",
      "pending",
      "pending",
    ]);
    expect(await inbox.issues()).not.toMatchObject([{ deleted_at: null }]);
  });

  test("says why without the secret that is quoted in it", async () => {
    const inbox = await openInbox();
    const item = await inbox.post(failed);
    const why = `The token ghp_${"A1b2C3d4E5".repeat(4)} is old`;
    await inbox.do({ do: "decide", item, decision: "done", why });
    const told = "The token [redacted:github-token] is old";
    expect(decisionOf(await inbox.row(item))).toMatchObject({ why: told });
  });

  test("leaves those alone that somebody has decided about meanwhile, and none of another source", async () => {
    const inbox = await openInbox();
    const [item, faster, other] = [
      await inbox.post(failed),
      await inbox.post(failed),
      await inbox.post(failed, "other"),
    ];
    await inbox.do({ do: "decide", item: faster, decision: "silent" });
    await expect(
      inbox.do({ do: "decide", item, also: [faster, other], decision: "done" }),
    ).rejects.toMatchObject({ code: "inbox.state" });
    await inbox.do({ do: "decide", item, also: [faster, item], decision: "done" });
    expect(decisionOf(await inbox.row(faster))).toMatchObject({ decisions: ["silent"] });
    expect(decisionOf(await inbox.row(item))).not.toHaveProperty("together");
  });
});

describe("an item that was put away", () => {
  test("is nobody's until its time, and then is there again", async () => {
    const inbox = await openInbox();
    const item = await inbox.post({ result: "told" });
    await inbox.claim();
    await inbox.do({ do: "snooze", item, until: inbox.now() + HOUR });
    expect(await inbox.row(item)).toMatchObject({ status: "pending", asleep: 1, claimed_by: null });
    inbox.later(HOUR - 1);
    expect(await wakeDue(inbox.ports, inbox.now())).toEqual([]);
    expect(await inbox.claim()).toEqual([]);
    inbox.later(1);
    expect(await wakeDue(inbox.ports, inbox.now())).toEqual([item]);
    expect(await inbox.claim()).toHaveLength(1);
  });

  test("comes back when that is taken back, and is done with by a decision", async () => {
    const inbox = await openInbox();
    const item = await inbox.post({ result: "told" });
    const snooze = { do: "snooze", item, until: inbox.now() + HOUR } as const;
    await inbox.do(snooze);
    await inbox.do({ do: "undo", item });
    expect(await inbox.row(item)).toMatchObject({ asleep: 0, snoozed_until: null });
    await inbox.do(snooze);
    await inbox.do({ do: "decide", item, decision: "done" });
    expect(await inbox.row(item)).toMatchObject({ status: "processed", asleep: 0 });
    await expect(inbox.do(snooze)).rejects.toMatchObject({ code: "inbox.state" });
    const next = await inbox.post({ result: "told" });
    await expect(inbox.do({ do: "snooze", item: next, until: inbox.now() })).rejects.toMatchObject({
      code: "inbox.state",
    });
  });
});

describe("beginning again what an item tells of", () => {
  test("fires its schedule now, and is done with the item", async () => {
    const inbox = await openInbox();
    const schedule = `${ORDERS.id}/nightly`;
    const item = await inbox.post({ ...failed, schedule }, "nightly", { project: ORDERS.id });
    const both = [1, 2].map(() => inbox.do({ do: "rerun", item }));
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(inbox.begun).toEqual([schedule]);
    expect(decisionOf(await inbox.row(item))).toMatchObject({ decisions: ["rerun"], by });
    await expect(inbox.do({ do: "rerun", item })).rejects.toMatchObject({ code: "inbox.state" });
    expect(inbox.begun).toHaveLength(1);
  });

  test("begins a run anew, under a key of its own, and leaves the item when that is refused", async () => {
    const inbox = await openInbox();
    const item = await inbox.postAs("run", { ...failed, run: "r1" });
    inbox.refuse(new Error("not now"));
    await expect(inbox.do({ do: "rerun", item })).rejects.toThrow("not now");
    expect(await inbox.row(item)).toMatchObject({ status: "pending" });
    inbox.refuse(undefined);
    await inbox.do({ do: "rerun", item });
    expect(inbox.begun).toEqual([`r1 under inbox ${item} 1`]);
    expect(decisionOf(await inbox.row(item))).toMatchObject({ run: "r2" });
  });

  test("is refused for what waits for an answer, and for what was never run", async () => {
    const inbox = await openInbox();
    const asks = await inbox.postAs("run", { result: "waiting", run: "r1" });
    const said = await inbox.postAs("api", { ...failed, run: "r1" });
    for (const item of [asks, said])
      await expect(inbox.do({ do: "rerun", item })).rejects.toMatchObject({ code: "inbox.state" });
    expect(inbox.begun).toEqual([]);
  });
});
