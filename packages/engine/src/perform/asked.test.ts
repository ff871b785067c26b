import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf, untilType } from "../simulation/until.ts";

describe("an agent that asks", () => {
  test("ends its attempt; the answer begins the next one in the same session", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const options = [{ id: "Yes", label: "Yes", effect: "output" }] as const;
    const world = createWorld({
      journal,
      plan: {
        version: 1,
        flow: "test",
        steps: [
          {
            id: "a",
            kind: "agent",
            access: "read",
            persona: { id: "p", text: "You are p." },
            prompt: "Do it.",
          },
        ],
      },
      play: ({ resume }) =>
        Promise.resolve(
          resume === undefined ? { end: "asked", text: "May I?", options } : done("thanks"),
        ),
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    const opened = await untilType(journal, run, "request.opened");
    expect(opened.data).toMatchObject({ kind: "agent", text: "May I?", options });
    await engine.answer({ request: `${run}-q1`, by: "ann", option: "Yes" });
    await engine.stopped(run);
    expect(world.agents.prompts[1]).toMatchObject({ resume: "session-of-a" });
    expect(world.agents.prompts[1]?.text).toContain("Yes");
    const ends = (await eventsOf(journal, run)).map(({ type }) => type);
    expect(ends).toContain("attempt.parked");
    expect(ends.filter((type) => type === "attempt.failed")).toEqual([]);
    expect(ends.at(-1)).toBe("run.completed");
  });

  test("is given what was answered before with each later attempt of its step, and no other step is", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const step = {
      kind: "agent",
      access: "read",
      persona: { id: "p", text: "You are p." },
      prompt: "Do it.",
    } as const;
    const given: unknown[] = [];
    const world = createWorld({
      journal,
      plan: {
        version: 1,
        flow: "test",
        steps: [
          { ...step, id: "a" },
          { ...step, id: "b", after: ["a"] },
        ],
      },
      play({ step: id, resume, tools }) {
        given.push([id, tools?.answered]);
        const options = [{ id: "v1", label: "The first", effect: "output" }] as const;
        return Promise.resolve(
          id === "a" && resume === undefined
            ? { end: "asked", text: "Which?", options }
            : done("thanks"),
        );
      },
    });
    const engine = await world.boot();
    const { run } = await engine.start(START);
    await untilType(journal, run, "request.opened");
    await engine.answer({ request: `${run}-q1`, by: "ann", option: "v1", text: "it is older" });
    await engine.stopped(run);
    expect(given).toEqual([
      ["a", []],
      ["a", [{ step: "a", text: "Which?", answer: "The first: it is older" }]],
      ["b", []],
    ]);
  });
});
