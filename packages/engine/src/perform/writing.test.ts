import { type PlanInput, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import type { Committed } from "../ports.ts";
import { createWorld, START } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf } from "../simulation/until.ts";

const persona = { id: "p", text: "You are p." };
const write = { id: "work", kind: "agent", access: "write", persona, prompt: "Do it." } as const;
const critic = { persona: { id: "c", text: "You judge." }, rubric: "It is right." };

const nothing: Committed = { work: undefined, tree: "t", everChanged: false, omitted: [] };
const changed: Committed = {
  work: { commit: "c1", parent: "c0", tree: "t1", files: 1, added: 2, removed: 0 },
  tree: "t1",
  everChanged: true,
  omitted: ["video.mp4: too large"],
};

async function runOf(parts: {
  steps: PlanInput["steps"];
  play: Play;
  writes: (count: number) => Committed;
  supervisor?: PlanInput["supervisor"];
}) {
  const { steps, play, writes, supervisor } = parts;
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const plan: PlanInput = { version: 1, flow: "test", steps, ...(supervisor && { supervisor }) };
  const world = createWorld({
    journal,
    writes,
    plan,
    play,
    functions: [
      {
        name: "fails-once",
        version: 1,
        run: ({ facts }) => {
          if (facts.attempts.failed === 0) throw new Error("3 tests fail");
          return { ok: true };
        },
      },
    ],
  });
  const engine = await world.boot();
  const { run } = await engine.start(START);
  await engine.stopped(run);
  return { events: await eventsOf(journal, run), prompts: world.agents.prompts };
}

describe("a step that writes", () => {
  test("leaves its work as a commit, with what was not taken, before it is done", async () => {
    const { events } = await runOf({
      steps: [write],
      play: () => Promise.resolve(done("Done.")),
      writes: () => changed,
    });
    const types = events.map(({ type }) => type);
    expect(types.indexOf("work.committed")).toBeLessThan(types.indexOf("attempt.completed"));
    expect(events.find(({ type }) => type === "work.committed")).toMatchObject({
      step: "work",
      data: { commit: "c1", omitted: ["video.mp4: too large"] },
    });
  });

  test("L9: has failed when it says that it is done and has changed nothing", async () => {
    const { events } = await runOf({
      steps: [write],
      play: () => Promise.resolve(done("Done.")),
      writes: () => nothing,
    });
    expect(events.find(({ type }) => type === "attempt.failed")?.data).toMatchObject({
      class: "empty",
      error: "it says that it is done, but has changed no file",
    });
    expect(events.at(-1)?.type).toBe("run.failed");
  });

  test("may say why there was nothing to change", async () => {
    const output = { schema: { type: "object" } };
    const { events } = await runOf({
      steps: [{ ...write, output }],
      play: () => Promise.resolve(done('{"unchanged": "it is so already"}')),
      writes: () => nothing,
    });
    expect(events.at(-1)?.type).toBe("run.completed");
  });

  test("stops when the same files come back after a rejection, whatever is said of them", async () => {
    let said = 0;
    const { events } = await runOf({
      steps: [{ ...write, critic }],
      play: ({ role }) =>
        Promise.resolve(
          role === "critic"
            ? done('{"verdict": "reject", "findings": ["no test"]}')
            : done(`Now it is right (${++said}).`),
        ),
      writes: () => changed,
    });
    expect(events.find(({ type }) => type === "step.failed")?.data).toMatchObject({
      class: "critic",
      error: "the same work came back after a rejection",
    });
    expect(said).toBe(2);
  });

  test("whose work cannot be committed is tried again, and no supervisor is asked", async () => {
    let commits = 0;
    const { events, prompts } = await runOf({
      steps: [{ ...write, onFailure: [{ retry: { count: 1, classes: ["agent"] } }, "repair"] }],
      play: () => Promise.resolve(done("Done.")),
      writes: () => {
        if (++commits === 1) throw new Error("the disk is full");
        return changed;
      },
    });
    expect(events.find(({ type }) => type === "attempt.failed")?.data).toMatchObject({
      class: "agent",
      error: "the disk is full",
    });
    expect(prompts).toHaveLength(2);
    expect(events.at(-1)?.type).toBe("run.completed");
  });

  test("is judged by what it has changed", async () => {
    const { prompts } = await runOf({
      steps: [{ ...write, critic }],
      play: ({ role }) =>
        Promise.resolve(done(role === "critic" ? '{"verdict": "accept"}' : "Done.")),
      writes: () => changed,
    });
    expect(prompts[1]?.text).toContain("patch of work");
  });

  test("hands notes and values on, each as an event of its own", async () => {
    const output = { schema: { type: "object" } };
    const said = { handoff: "Mind the cache.", values: [{ to: "later", text: "port 4747" }] };
    const { events } = await runOf({
      steps: [{ ...write, output }],
      play: () => Promise.resolve(done(JSON.stringify(said))),
      writes: () => changed,
    });
    const notes = events.filter(({ type }) => type === "handoff.written");
    expect(notes.map(({ data }) => data)).toEqual([
      { text: "Mind the cache." },
      { to: "later", text: "port 4747" },
    ]);
  });
});

describe("a supervisor", () => {
  test("is asked about a step of any kind, reads only, and its word has the step done anew", async () => {
    const { events, prompts } = await runOf({
      steps: [
        write,
        { id: "check", kind: "code", run: "fails-once@1", after: ["work"], onFailure: ["repair"] },
        { id: "after", kind: "code", run: "echo@1", after: ["check"] },
      ],
      play: ({ role, access }) =>
        Promise.resolve(
          done(role === "supervisor" ? `{"retry": "try again, you may ${access}"}` : "Done."),
        ),
      writes: () => changed,
    });
    expect(prompts[1]?.text).toContain("3 tests fail");
    expect(prompts[1]?.text).toMatch(/- work \(completed\)[^]*- check[^]*- after \(pending\)/);
    const starts = events.filter(({ type }) => type === "attempt.started");
    expect(starts.map(({ data }) => data)).toMatchObject([
      { role: "author" },
      { role: "author" },
      { role: "supervisor" },
      { role: "author", guidance: "try again, you may read\n3 tests fail" },
      { role: "author" },
    ]);
    expect(events.at(-1)?.type).toBe("run.completed");
  });

  test("speaks the plan's own language where the plan names who reads it", async () => {
    const { events, prompts } = await runOf({
      steps: [{ id: "check", kind: "code", run: "fails-once@1", onFailure: ["repair"] }],
      supervisor: {
        persona: { id: "boss", text: "You are the boss." },
        prompt: "About {{ failed.id }}: {{ failed.error }}",
        read: "nobody@1",
      },
      play: () => Promise.resolve(done('{"retry": "again"}')),
      writes: () => changed,
    });
    expect(prompts[0]?.text).toMatch(/^You are the boss\.\n\nAbout check: 3 tests fail/);
    expect(events.at(-1)?.type).toBe("run.completed");
  });
});
