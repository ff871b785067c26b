import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlanInput, parsePlan, type RunEvent, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { birthOf } from "../packages/engine/src/launch/start-run.ts";
import { isOpen, loadRun } from "../packages/engine/src/recover/load-run.ts";
import { draftsOf } from "../packages/engine/src/drive/drafts-of.ts";

const RUNS = 1000;
const EVENTS_PER_RUN = 100;

function plan(steps: number): PlanInput {
  return {
    version: 1,
    flow: "bench",
    steps: Array.from({ length: steps }, (_, index) => ({
      kind: "code" as const,
      id: `s${index}`,
      run: "noop@1",
      after: index === 0 ? [] : [`s${index - 1}`],
    })),
  };
}

/** The events of a run that was killed in the middle: finished steps, their agents' text, and one step under way. */
function history(birth: readonly RunEvent[]): { kind: "run" | "agent"; event: RunEvent }[] {
  const events: { kind: "run" | "agent"; event: RunEvent }[] = birth.map((event) => ({
    kind: "run",
    event,
  }));
  for (let index = 0; events.length < EVENTS_PER_RUN - 1; index++) {
    const at = { step: `s${index}`, attempt: `s${index}#1.1` };
    events.push(
      {
        kind: "run",
        event: {
          type: "attempt.started",
          ...at,
          data: { role: "author", generation: 1, ordinal: 1 },
        },
      },
      {
        kind: "agent",
        event: {
          type: "agent.tool.started",
          ...at,
          data: { tool: "t", kind: "read", title: "Read a file" },
        },
      },
      {
        kind: "agent",
        event: {
          type: "agent.text",
          ...at,
          data: { text: "What an agent says while it works, a line or two of it." },
        },
      },
      {
        kind: "agent",
        event: { type: "agent.usage", ...at, data: { inputTokens: 10, outputTokens: 5 } },
      },
      { kind: "run", event: { type: "attempt.completed", ...at, data: { output: { ok: true } } } },
      { kind: "run", event: { type: "step.completed", step: at.step, data: {} } },
    );
  }
  return events.slice(0, EVENTS_PER_RUN);
}

/** Opens a journal of 1,000 open runs with 100,000 events and folds all of them; returns seconds. */
export async function timeRecovery(): Promise<{ runs: number; events: number; seconds: number }> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const path = join(home, "journal.db");
  const clock = (): number => Date.now();
  const journal = await openSqliteJournal({ path, projections: RUN_PROJECTIONS, clock });
  const request = {
    flow: "bench",
    input: {},
    band: "small" as const,
    fast: false,
    project: { id: "p", path: "/" },
    by: "bench",
  };
  const events = history(birthOf({ plan: parsePlan(plan(20)), request }, "bench"));
  const writes: Promise<unknown>[] = [];
  for (let run = 0; run < RUNS; run++) {
    const stream = `run/bench${run}`;
    let from = 0;
    while (from < events.length) {
      const kind = events[from]?.kind;
      let to = from;
      while (to < events.length && events[to]?.kind === kind) to++;
      writes.push(
        journal.append([
          {
            stream,
            class: kind,
            events: draftsOf(events.slice(from, to).map((each) => each.event)),
          },
        ]),
      );
      from = to;
    }
  }
  await Promise.all(writes);
  await journal.close();

  const started = performance.now();
  const again = await openSqliteJournal({ path, projections: RUN_PROJECTIONS, clock });
  const rows = await again.rows("runs", { where: { ended_at: null } });
  const states = await Promise.all(rows.map((row) => loadRun(again, String(row["id"]))));
  const seconds = (performance.now() - started) / 1000;
  const open = states.filter(isOpen).length;
  if (open !== RUNS) throw new Error(`only ${open} of ${RUNS} runs were found open`);
  await again.close();
  rmSync(home, { recursive: true });
  return { runs: RUNS, events: RUNS * EVENTS_PER_RUN, seconds };
}
