import { describe, expect, test } from "vitest";
import { saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP, type ThreadWorld } from "../testing/thread-world.ts";

const START = Date.UTC(2026, 0, 5, 9);

/** Lets everything that can go on go on, until something is so. */
async function until(world: ThreadWorld, isSo: () => boolean): Promise<void> {
  while (!isSo()) await world.advance(world.now());
}

describe("the agents that are open at a time", () => {
  test("are three, and a thread that was stopped while it waited for one takes nobody's turn", async () => {
    const gates = new Map<string, () => void>();
    const world = await openThreadWorld(START, ({ asked }) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(asked, resolve);
      return promise.then(() => saidSo("Yes."));
    });
    const orchestrator = await world.open(world.host());
    if (!orchestrator) throw new Error("the host has died");
    const names = ["a", "b", "c"];
    await Promise.all(names.map((name) => orchestrator.perform(saying(name, name))));
    await until(world, () => gates.size === 3);
    await orchestrator.perform(saying("d", "d"));
    await world.advance(START);
    await orchestrator.perform(saying("e", "e"));
    await world.advance(START);
    expect(world.agents.alive.size).toBe(3);
    await orchestrator.perform({ do: "stop", project: SHOP, thread: "d", by: "ana" });
    gates.get("a")?.();
    await until(world, () => gates.has("e"));
    expect([...gates.keys()]).toEqual(["a", "b", "c", "e"]);
    expect(world.agents.alive.size).toBe(3);
    for (const open of gates.values()) open();
  });
});
