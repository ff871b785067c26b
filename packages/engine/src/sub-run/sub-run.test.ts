import { openMemoryJournal } from "@wheelhouse/journal";
import {
  type PlanInput,
  RUN_PROJECTIONS,
  runStatus,
  type StepInput,
  type StoredRunEvent,
  subRunId,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { draftsOf } from "../drive/drafts-of.ts";
import { asRunEvent, loadRun } from "../recover/load-run.ts";
import { createWorld, START, type World } from "../simulation/create-world.ts";
import { done, type Play } from "../simulation/in-process-agents.ts";
import { eventsOf, until, untilType } from "../simulation/until.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do {{ input.what }}.",
} as const;

const plan = (steps: StepInput[], rest: Partial<PlanInput> = {}): PlanInput => ({
  version: 1,
  flow: "test",
  steps,
  ...rest,
});
const INNER = plan([{ ...agent, id: "look" }], { flow: "inner", report: "look" });
const OUTER = plan(
  [
    { ...agent, id: "first" },
    {
      kind: "run",
      id: "sub",
      flow: "inner",
      after: ["first"],
      input: {
        what: "all of {{ outputs.first }}",
        how: { out: "first" },
        kept: { value: "{{ as it is }}" },
      },
    },
    { kind: "code", id: "last", run: "echo@1", after: ["sub"] },
  ],
  { report: "sub" },
);

const answer: Play = ({ step }) => Promise.resolve(done(`seen by ${step}`));
const never: Play = () => new Promise(() => undefined);

async function world(parts: { outer?: PlanInput; inner?: PlanInput; play?: Play }): Promise<World> {
  return createWorld({
    journal: await openMemoryJournal({ projections: RUN_PROJECTIONS }),
    plan: parts.outer ?? OUTER,
    flows: { inner: parts.inner ?? INNER },
    play: parts.play ?? answer,
  });
}

describe("a step that is a run of its own", () => {
  test("starts a run with the input that its outputs give, and hands on its report", async () => {
    const here = await world({});
    const engine = await here.boot();
    const { run } = await engine.start(START);
    await untilType(here.journal, run, "run.completed");
    const state = await loadRun(here.journal, run);
    const sub = subRunId(run, "sub#1.1");
    expect(state.steps.get("sub")?.output).toEqual({ run: sub, report: "seen by look" });
    const inner = await loadRun(here.journal, sub);
    expect(inner.created).toMatchObject({
      flow: "inner",
      by: "tester",
      band: "small",
      input: { what: "all of seen by first", how: "seen by first", kept: "{{ as it is }}" },
      parent: { run, step: "sub", attempt: "sub#1.1", flows: ["test"] },
    });
    expect(here.agents.prompts[1]?.text).toContain("Do all of seen by first.");
    expect(state.spent).toMatchObject({ inputTokens: 2, outputTokens: 2, unknownTokens: 0 });
    const rows = await here.journal.rows("runs", { where: { id: sub } });
    expect(rows[0]).toMatchObject({ parent_run: run, parent_step: "sub", tokens_in: 1 });
    const [row] = await here.journal.rows("runs", { where: { id: run } });
    expect(row).toMatchObject({ parent_run: null, tokens_in: 2, tokens_out: 2 });
  });

  test("fails with the reason of its sub-run, and a retry starts another one", async () => {
    let tries = 0;
    const play: Play = (spec) =>
      spec.step === "look" && ++tries === 1
        ? Promise.resolve({ end: "failed", class: "agent", error: "it broke" })
        : answer(spec, "", AbortSignal.abort(), () => undefined);
    const outer = plan([
      { kind: "run", id: "sub", flow: "inner", onFailure: [{ retry: { count: 1 } }] },
    ]);
    const here = await world({ outer, play });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    const failed = await untilType(here.journal, run, "attempt.failed");
    const first = subRunId(run, "sub#1.1");
    expect(failed.data).toMatchObject({
      class: "subrun",
      error: `its sub-run ${first} failed at look: it broke`,
    });
    await untilType(here.journal, run, "run.completed");
    const state = await loadRun(here.journal, run);
    expect(state.steps.get("sub")?.output).toMatchObject({ run: subRunId(run, "sub#1.2") });
  });

  test("L8: is neither retried nor repaired when a person cancels its sub-run", async () => {
    const outer = plan([
      {
        kind: "run",
        id: "sub",
        flow: "inner",
        onFailure: [{ retry: { count: 5, classes: ["cancelled", "subrun"] } }],
      },
    ]);
    const here = await world({ outer, play: never });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    const sub = subRunId(run, "sub#1.1");
    await untilType(here.journal, sub, "session.opened");
    await engine.cancel(sub, "ann", "not now");
    const failed = await untilType(here.journal, run, "run.failed");
    expect(failed.data).toMatchObject({ error: `its sub-run ${sub} was cancelled: not now` });
    const state = await loadRun(here.journal, run);
    expect(state.tally).toMatchObject({ started: 1, failed: 0 });
  });

  test("L8, L11: ends with the run around it, and so does everything in it", async () => {
    const here = await world({
      play: (spec, ...rest) =>
        spec.step === "first" ? answer(spec, ...rest) : never(spec, ...rest),
    });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    const sub = subRunId(run, "sub#1.1");
    await untilType(here.journal, sub, "session.opened");
    expect(here.agents.alive.size).toBe(1);
    await engine.cancel(run, "ann", "enough");
    await untilType(here.journal, run, "run.cancelled");
    const inner = await loadRun(here.journal, sub);
    expect(inner.ended).toMatchObject({ status: "cancelled", error: "enough" });
    expect(inner.cancel?.by).toBe("ann");
    expect(here.agents.alive.size).toBe(0);
    const ended = (await eventsOf(here.journal, run)).find(
      ({ type }) => type === "attempt.cancelled",
    );
    expect(ended?.data).toMatchObject({ reason: "enough" });
  });

  test("is cancelled with its run although nobody drives either", async () => {
    const here = await world({
      play: never,
      outer: plan([{ kind: "run", id: "sub", flow: "inner" }]),
    });
    const first = await here.boot();
    const { run } = await first.start(START);
    const sub = subRunId(run, "sub#1.1");
    await untilType(here.journal, sub, "session.opened");
    await first.close();
    expect((await loadRun(here.journal, run)).steps.get("sub")?.attempt?.id).toBe("sub#1.1");
    const second = await here.boot();
    await second.cancel(run, "ann");
    expect(runStatus(await loadRun(here.journal, sub))).toBe("cancelled");
    expect(runStatus(await loadRun(here.journal, run))).toBe("cancelled");
    expect(second.driving).toEqual([]);
  });

  test("pauses and goes on with the run around it, and keeps a pause of its own", async () => {
    const release = Promise.withResolvers<void>();
    const play: Play = async (spec, ...rest) => {
      await release.promise;
      return answer(spec, ...rest);
    };
    const inner = plan(
      [
        { ...agent, id: "look" },
        { ...agent, id: "more", after: ["look"] },
      ],
      { flow: "inner", report: "more" },
    );
    const here = await world({
      outer: plan([{ kind: "run", id: "sub", flow: "inner" }]),
      inner,
      play,
    });
    const engine = await here.boot();
    const { run } = await engine.start(START);
    const sub = subRunId(run, "sub#1.1");
    await untilType(here.journal, sub, "session.opened");
    await engine.pause(run, "ann");
    const paused = await untilType(here.journal, sub, "run.paused");
    expect(paused.data).toMatchObject({ by: `run ${run}` });
    release.resolve();
    await until(here.journal, sub, (event) => event.type === "step.completed");
    expect((await loadRun(here.journal, sub)).steps.get("more")?.begun).toBe(false);
    await engine.resume(run, "ann");
    await untilType(here.journal, run, "run.completed");
  });

  test("goes on with the same sub-run after the host was killed, wherever that was", async () => {
    const whole = await world({});
    const { run } = await (await whole.boot()).start(START);
    await untilType(whole.journal, run, "run.completed");
    const undisturbed = await endOf(whole, run);
    const sub = subRunId(run, "sub#1.1");
    const journal = await globalOrder(whole, [run, sub]);
    const born = journal.findIndex(({ event }) => event.type === "run.started") + 1;
    expect(journal.length).toBeGreaterThan(20);
    for (let length = born; length <= journal.length; length++) {
      // The birth of a run is one append.
      if (/^run\.(created|planned)$/.test(journal[length - 1]?.event.type ?? "")) continue;
      const again = await world({});
      for (const { stream, event } of journal.slice(0, length)) {
        const kind = event.type.startsWith("agent.") ? "agent" : "run";
        await again.journal.append([{ stream, class: kind, events: draftsOf([event]) }]);
      }
      const engine = await again.boot();
      await engine.recover();
      await until(
        again.journal,
        run,
        ({ type }) => type === "run.completed" || type === "run.failed",
      );
      expect(await endOf(again, run), `prefix of ${length}`).toEqual(undisturbed);
      const runs = await again.journal.rows("runs", {});
      expect(new Map(runs.map(({ id, status }) => [id, status]))).toEqual(
        new Map([
          [run, "completed"],
          [sub, "completed"],
        ]),
      );
      expect(again.agents.alive.size).toBe(0);
    }
  });
});

interface Placed {
  readonly stream: string;
  readonly event: StoredRunEvent;
}

/** The events of runs in the order in which they were written. */
async function globalOrder({ journal }: World, runs: readonly string[]): Promise<Placed[]> {
  const all = await Promise.all(runs.map((run) => journal.read(`run/${run}`)));
  return all
    .flat()
    .toSorted((a, b) => a.gseq - b.gseq)
    .map((stored) => ({ stream: stored.stream, event: asRunEvent(stored) }));
}

async function endOf({ journal }: World, run: string) {
  const state = await loadRun(journal, run);
  return { status: runStatus(state), output: state.steps.get("sub")?.output };
}
