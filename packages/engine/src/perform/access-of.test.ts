import type { AttemptSpec } from "@wheelhouse/agents";
import { agentStepSchema, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { createWorld, START, type World } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf } from "../simulation/until.ts";
import { accessOf } from "./access-of.ts";

/** Runs one write step with a critic to its end; `judging` is called when the critic is prompted. */
async function runWork(judging: (world: World) => void) {
  const opened: Pick<AttemptSpec, "role" | "access">[] = [];
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const world = createWorld({
    journal,
    writes: true,
    plan: {
      version: 1,
      flow: "test",
      steps: [
        {
          id: "work",
          kind: "agent",
          access: "write",
          persona: { id: "p", text: "You are p." },
          prompt: "Do it.",
          critic: { persona: { id: "c", text: "You judge." }, rubric: "It is right." },
        },
      ],
    },
    play({ role, access }) {
      opened.push({ role, access });
      if (role === "author") return Promise.resolve(done("Done."));
      judging(world);
      return Promise.resolve(done('{"verdict": "accept"}'));
    },
  });
  const engine = await world.boot();
  const { run } = await engine.start(START);
  await engine.stopped(run);
  return { opened, events: await eventsOf(journal, run) };
}

describe("who works on a step that writes", () => {
  test("L7: writes as its author, and only reads as its critic", async () => {
    const { opened, events } = await runWork(() => undefined);
    expect(opened).toEqual([
      { role: "author", access: "write" },
      { role: "critic", access: "read" },
    ]);
    expect(events.at(-1)?.type).toBe("run.completed");
  });

  test("L7: only reads as its supervisor, whatever the step may do", () => {
    const step = agentStepSchema.parse({
      id: "work",
      kind: "agent",
      access: "write",
      persona: { id: "p", text: "You are p." },
      prompt: "Do it.",
    });
    const roles = ["author", "critic", "supervisor"] as const;
    expect(roles.map((role) => accessOf(step, role))).toEqual(["write", "read", "read"]);
  });

  test("L7: has failed as its critic when files changed while it judged", async () => {
    const { events } = await runWork((world) => {
      world.changes = ["src/a.ts"];
    });
    const failed = events.find(({ type }) => type === "attempt.failed");
    expect(failed?.data).toMatchObject({
      class: "wrote",
      error: expect.stringContaining("src/a.ts"),
    });
    expect(events.some(({ type }) => type === "critic.judged")).toBe(false);
  });
});
