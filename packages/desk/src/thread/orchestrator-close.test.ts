import { describe, expect, test } from "vitest";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP } from "../testing/thread-world.ts";

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

describe("an orchestrator that is closed", () => {
  test("ends its agents, says that it went away, and leaves the answer to the next one", async () => {
    const states = { isSilent: true };
    const world = await openThreadWorld(START, (_, hear) => {
      hear({ type: "agent.text", data: { text: "I begin" } });
      return states.isSilent ? new Promise(() => undefined) : saidSo("I begin");
    });
    const first = await world.open(world.host());
    await first?.perform(saying("a"));
    await world.advance(START);
    await first?.close();
    expect(world.agents.alive.size).toBe(0);
    expect((await world.messages()).at(-1)).toMatchObject({ status: "failed", failure: "host" });
    states.isSilent = false;
    const next = await world.open(world.host());
    await next?.settle();
    expect((await world.messages()).at(-1)).toMatchObject({ status: "done", text: "I begin" });
    expect(world.errors).toEqual([]);
  });

  test("that was killed instead has its words told by the next one", async () => {
    const states = { isSilent: true };
    const world = await openThreadWorld(START, (_, hear) => {
      hear({ type: "agent.text", data: { text: "I begin" } });
      return states.isSilent ? new Promise(() => undefined) : saidSo("I begin");
    });
    const host = world.host();
    const first = await world.open(host);
    await first?.perform(saying("a"));
    await world.advance(START);
    host.kill();
    states.isSilent = false;
    const next = await world.open(world.host());
    await next?.settle();
    expect((await world.messages()).slice(1)).toMatchObject([
      { status: "failed", failure: "host", text: "I begin" },
      { status: "done", text: "I begin" },
    ]);
    expect(world.agents.doubled).toEqual([]);
  });

  test("keeps what is said to it later for the next one", async () => {
    const world = await openThreadWorld(START, () => saidSo("yes"));
    const first = await world.open(world.host());
    await first?.close();
    await first?.perform(saying("a"));
    expect(await world.state()).toMatchObject({ waiting: [1], reply: undefined });
    expect(world.agents.prompts).toEqual([]);
  });
});

describe("several threads", () => {
  /** Answers after a minute. */
  const slow =
    (later: (call: () => void) => void): Play =>
    async ({ asked }) => {
      await new Promise<void>(later);
      return saidSo(`to ${asked}`);
    };

  test("are answered at a time, three of them, and the others in turn", async () => {
    const timers: { after: (ms: number, call: () => void) => void } = { after: () => undefined };
    const world = await openThreadWorld(
      START,
      slow((call) => timers.after(MINUTE, call)),
    );
    const host = world.host();
    timers.after = (ms, call) => void host.clock.after(ms, call);
    const orchestrator = await world.open(host);
    for (const name of ["a", "b", "c", "d", "e"]) await orchestrator?.perform(saying("x", name));
    await world.advance(START + MINUTE / 2);
    expect(world.agents.alive.size).toBe(3);
    expect(world.agents.prompts).toHaveLength(3);
    await world.advance(START + 3 * MINUTE);
    for (const name of ["a", "b", "c", "d", "e"])
      expect((await world.messages(name)).at(-1)?.text).toBe("to x");
    expect(world.agents.alive.size).toBe(3);
    expect(world.agents.doubled).toEqual([]);
  });

  test("that wait for their turn can be stopped", async () => {
    const world = await openThreadWorld(START, () => new Promise(() => undefined));
    const orchestrator = await world.open(world.host());
    for (const name of ["a", "b", "c", "d"]) await orchestrator?.perform(saying("x", name));
    await world.advance(START + MINUTE);
    await orchestrator?.perform({ do: "stop", project: SHOP, thread: "d", by: "ana" });
    expect(await world.state("d")).toMatchObject({ stopped: { by: "ana" }, waiting: [1] });
    await orchestrator?.close();
    expect(world.agents.alive.size).toBe(0);
  });
});
