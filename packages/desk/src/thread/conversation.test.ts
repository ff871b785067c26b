import { describe, expect, test } from "vitest";
import { saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP } from "../testing/thread-world.ts";

const START = Date.UTC(2026, 0, 5, 9);
const MAIN = { project: SHOP, thread: "main", by: "ana" } as const;

describe("a thread that is stopped", () => {
  test("is answered when it is started again while its agent is being ended", async () => {
    const world = await openThreadWorld(START, ({ asked }) =>
      asked === "a" ? new Promise(() => undefined) : saidSo(`to ${asked}`),
    );
    const host = world.host();
    const closing = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { open, reap } = world.agents.of(host);
    const orchestrator = await world.open(host, {
      agents: {
        reap,
        async open(...given) {
          const session = await open(...given);
          if ("usable" in session) return session;
          return {
            ...session,
            async close(why) {
              closing.resolve();
              await gate.promise;
              return session.close(why);
            },
          };
        },
      },
    });
    if (!orchestrator) throw new Error("the host has died");
    await orchestrator.perform(saying("a"));
    await world.advance(START);
    const stopping = orchestrator.perform({ do: "stop", ...MAIN });
    await closing.promise;
    await orchestrator.perform({ do: "start", ...MAIN });
    await orchestrator.perform(saying("b"));
    gate.resolve();
    await stopping;
    // Nobody wakes it any more: it goes on by itself.
    while ((await world.messages()).at(-1)?.text !== "to b") await new Promise(setImmediate);
    expect((await world.messages()).map(({ status, text }) => [status, text])).toEqual([
      ["done", "a"],
      ["cancelled", ""],
      ["done", "b"],
      ["done", "to b"],
    ]);
  });
});
