import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { tidyUp } from "./tidy-up.ts";

const PLAN = {
  version: 1 as const,
  flow: "test",
  steps: [{ kind: "code" as const, id: "one", run: "echo@1" }],
};

describe("tidying up after a host that was killed", () => {
  test("forgets the private directories of runs that have ended, and of no other", async () => {
    const world = createWorld({
      journal: await openMemoryJournal({ projections: RUN_PROJECTIONS, clock: () => 0 }),
      plan: PLAN,
      play: () => Promise.resolve({ end: "cancelled" }),
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await engine.stopped(run);
    await engine.close();
    await world.journal.append([
      {
        stream: "run/open",
        class: "run",
        events: [{ type: "note", data: { text: "still open" } }],
      },
    ]);
    const discarded: string[] = [];
    const left = async (runs: readonly string[]) => {
      await tidyUp({
        journal: world.journal,
        ground: {
          leftovers: () => Promise.resolve(runs),
          discard: (gone: string) => Promise.resolve(void discarded.push(gone)),
        },
      });
    };
    await left([]);
    expect(discarded).toEqual([]);
    await left([run, "open"]);
    expect(discarded).toEqual([run]);
  });
});
