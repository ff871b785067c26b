import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createRunState,
  parsePlan,
  reduce,
  RUN_PROJECTIONS,
  type PlanInput,
  type RunEvent,
} from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import type { Perform } from "../packages/engine/src/drive/performing.ts";
import { Drivers } from "../packages/engine/src/drive/drivers.ts";
import { birthOf } from "../packages/engine/src/launch/start-run.ts";
import type { EnginePorts } from "../packages/engine/src/ports.ts";

/** Steps of each run. */
export const STEPS = 200;
/** Events of each step: started, three of the conversation, completed, step completed. */
export const EVENTS_PER_STEP = 6;

/** Does nothing, and says as much about it as a small agent would. */
const noop: Perform = (start, _state, reporter) => {
  const at = { step: start.wish.step.id, attempt: start.attempt };
  reporter
    .record(
      [
        {
          type: "agent.tool.started",
          ...at,
          data: { tool: "t1", kind: "read", title: "Read a file" },
        },
        {
          type: "agent.text",
          ...at,
          data: { text: "Nothing to do here, and that is said in about as many words as usual." },
        },
        { type: "agent.usage", ...at, data: { inputTokens: 100, outputTokens: 20 } },
      ],
      "soon",
    )
    .catch(() => undefined);
  reporter.deliver([{ type: "attempt.completed", ...at, data: { output: { ok: true } } }]);
};

function chain(): PlanInput {
  return {
    version: 1,
    flow: "bench",
    steps: Array.from({ length: STEPS }, (_, index) => ({
      kind: "code" as const,
      id: `s${index}`,
      run: "noop@1",
      after: index === 0 ? [] : [`s${index - 1}`],
    })),
  };
}

/** Drives `runs` runs of one dependent chain each through the real decide, reduce and journal; returns seconds. */
export async function timeSteps(runs: number): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const clock = { now: () => Date.now(), after: () => () => undefined };
  const journal = await openSqliteJournal({
    path: join(home, "journal.db"),
    projections: RUN_PROJECTIONS,
    clock: clock.now,
  });
  const plan = parsePlan(chain());
  const unused = (): never => {
    throw new Error("the benchmark does not use this port");
  };
  const ports: EnginePorts = {
    journal,
    agents: { list: unused, open: unused, reap: unused },
    ground: {
      place: unused,
      home: unused,
      tmp: unused,
      changes: unused,
      lost: unused,
      leftovers: () => Promise.resolve([]),
      discard: () => Promise.resolve(),
    },
    functions: new Map(),
    flows: new Map(),
    clock,
    reserve: { release: unused, restore: unused },
    newRunId: unused,
    host: "bench",
    slotsOf: () => 1000,
    defaultAgent: "none",
  };
  const drivers = new Drivers(ports, await journal.nextFence(), {}, noop);
  const request = {
    flow: "bench",
    input: {},
    band: "small" as const,
    fast: false,
    project: { id: "p", path: "/" },
    by: "bench",
  };
  const birth: RunEvent[] = birthOf({ plan, request }, "bench");
  const started = performance.now();
  const ends = Array.from({ length: runs }, async (_, index) => {
    const run = `bench${index}`;
    const state = createRunState(run);
    for (const event of birth) reduce(state, { ...event, seq: state.seq + 1, at: 0 });
    await journal.append([
      { stream: `run/${run}`, expectedSeq: 0, class: "run", events: birth as never },
    ]);
    const why = await drivers.adopt(state).stopped;
    if (why !== "ended") throw new Error(`${run} stopped: ${why}`);
  });
  await Promise.all(ends);
  const seconds = (performance.now() - started) / 1000;
  const events = await journal.head("run/bench0");
  if (events < STEPS * EVENTS_PER_STEP) throw new Error(`only ${events} events were written`);
  await journal.close();
  rmSync(home, { recursive: true });
  return seconds;
}
