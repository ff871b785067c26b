import { openMemoryJournal } from "@wheelhouse/journal";
import { type PlanInput, RUN_PROJECTIONS, runStatus, type StoredRunEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { draftsOf } from "../drive/drafts-of.ts";
import { createWorld, START, type World } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf, until } from "../simulation/until.ts";
import type { Engine } from "../engine.ts";
import { loadRun } from "./load-run.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;
const onFailure = [{ retry: { count: 5 } }];

/** Waves, a critic that rejects once, a request, and a judge that sends back once. */
const PLAN: PlanInput = {
  version: 1,
  flow: "test",
  report: "report",
  steps: [
    { ...agent, onFailure, id: "look.1" },
    { ...agent, onFailure, id: "look.2" },
    {
      ...agent,
      onFailure,
      id: "draft",
      after: ["look.1", "look.2"],
      critic: { persona: { id: "c", text: "You judge." }, rubric: "It is right." },
    },
    {
      kind: "request",
      id: "approve",
      after: ["draft"],
      ask: "approval",
      text: "Go on?",
      options: [{ id: "yes", label: "Yes", effect: "continue" }],
    },
    {
      ...agent,
      onFailure,
      id: "judge",
      after: ["approve", "draft"],
      sendBackTo: ["draft"],
      output: { schema: { type: "object" } },
    },
    { kind: "code", id: "report", run: "sum@1", after: ["judge", "look.1", "look.2"] },
  ],
};

/** What an agent says depends on its place in the plan alone, so that every history has the same report. */
const play: Play = ({ step, role, generation }, prompt) => {
  if (role === "critic") {
    const verdict = prompt.includes("first try")
      ? { verdict: "reject", findings: ["too thin"] }
      : { verdict: "accept" };
    return Promise.resolve(done(JSON.stringify(verdict)));
  }
  if (step === "judge") {
    const verdict =
      generation === 1 ? { sendBack: { to: "draft", reason: "not yet" } } : { good: true };
    return Promise.resolve(done(JSON.stringify(verdict)));
  }
  if (step === "draft")
    return Promise.resolve(
      done(prompt.includes("too thin") || generation > 1 ? "better" : "first try"),
    );
  return Promise.resolve(done(`${step} in generation ${generation}`));
};

async function world(): Promise<World> {
  return createWorld({
    journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
    plan: PLAN,
    play,
    functions: [
      { name: "sum", version: 1, run: ({ outputs }) => ({ markdown: JSON.stringify(outputs) }) },
    ],
  });
}

const isOver = (event: StoredRunEvent): boolean =>
  event.type === "run.completed" || event.type === "run.failed";

/** Drives a run to its end, answering what it asks. */
async function finish(
  here: World,
  engine: Engine,
  run: string,
): Promise<{ status: string; report: unknown }> {
  await engine.drive(run);
  for (;;) {
    const seq = await here.journal.head(`run/${run}`);
    const open = [...(await loadRun(here.journal, run)).requests.keys()];
    for (const request of open) await engine.answer({ request, option: "yes", by: "ann" });
    const next = await until(
      here.journal,
      run,
      (event) => isOver(event) || (event.type === "request.opened" && event.seq > seq),
    );
    if (isOver(next)) break;
  }
  const state = await loadRun(here.journal, run);
  return { status: runStatus(state), report: state.steps.get("report")?.output };
}

describe("recovery", () => {
  test("L3, L5: from every prefix of a finished journal a run ends with the same report, and nothing finished runs again", async () => {
    const first = await world();
    const engine = await first.boot();
    const { run } = await engine.start(START);
    const undisturbed = await finish(first, engine, run);
    expect(undisturbed.status).toBe("completed");
    const journal = await eventsOf(first.journal, run);
    const born = journal.findIndex((event) => event.type === "run.started") + 1;
    expect(journal.length).toBeGreaterThan(40);

    for (let length = born; length <= journal.length; length++) {
      const again = await world();
      const prefix = journal.slice(0, length);
      for (const event of prefix) {
        const kind = event.type.startsWith("agent.") ? "agent" : "run";
        await again.journal.append([
          { stream: `run/${run}`, class: kind, events: draftsOf([event]) },
        ]);
      }
      const ended = await finish(again, await again.boot(), run);
      expect(ended, `prefix of ${length} events, after ${prefix.at(-1)?.type}`).toEqual(
        undisturbed,
      );
      const whole = await eventsOf(again.journal, run);
      expect(whole.map((event) => event.seq)).toEqual(whole.map((_, index) => index + 1));
      expect(rerun(whole), `prefix of ${length}`).toEqual([]);
      expect(again.agents.alive.size).toBe(0);
    }
  });
});

/** Steps that were begun in a generation in which they had been completed. */
function rerun(events: readonly StoredRunEvent[]): string[] {
  const finished = new Set<string>();
  const again: string[] = [];
  for (const event of events) {
    if (event.type === "step.completed") finished.add(event.step);
    if (event.type === "step.reopened") finished.delete(event.step);
    if (event.type === "attempt.started" && finished.has(event.step)) again.push(event.attempt);
  }
  return again;
}
