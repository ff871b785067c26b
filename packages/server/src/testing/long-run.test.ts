import { createRunState, reduceAll, runEventSchema, runStatus } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { asRunEvent } from "../read/as-run-event.ts";
import { appendLongRun, longRun } from "./long-run.ts";

describe("a made long run", () => {
  test("is valid in every event, as long as was asked, and folds to its end", async () => {
    const journal = await openMemoryJournal();
    await appendLongRun(journal, "r", { events: 3_000, steps: 20 });
    const events = await journal.read("run/r");
    expect(events).toHaveLength(3_000);
    for (const { type, step, attempt, data } of events)
      expect(runEventSchema.safeParse({ type, step, attempt, data }).error).toBeUndefined();
    const state = reduceAll(createRunState("r"), events.map(asRunEvent));
    expect(state.ignored).toBe(0);
    expect(runStatus(state)).toBe("completed");
    expect([...state.steps.values()].filter(({ status }) => status === "completed")).toHaveLength(
      21,
    );
  });

  test("is the same for the same seed, another one for another, and open when it shall not end", () => {
    const made = (seed: number) =>
      JSON.stringify([...longRun("r", { events: 500, steps: 9, seed })]);
    expect(made(1)).toBe(made(1));
    expect(made(1)).not.toBe(made(2));
    const open = [...longRun("r", { events: 500, steps: 9, ends: false })].flatMap(
      ({ events }) => events,
    );
    expect(open.at(-1)?.type).toMatch(/^agent\./);
  });
});
