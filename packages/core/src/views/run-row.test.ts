import { describe, expect, test } from "vitest";
import type { StoredRunEvent } from "../run/events.ts";
import { reduce } from "../run/reduce.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { createRunState, type RunState } from "../run/state.ts";
import { runStatus } from "../run/status.ts";
import { forgetFolds } from "./rows/fold-memo.ts";
import type { Row } from "./rows/projection.ts";
import { type RunRow, runRowSchema } from "./rows/run-columns.ts";
import { runProjection } from "./run-row.ts";

function projectAll(groups: readonly (readonly StoredRunEvent[])[], each: () => void): RunRow[] {
  const rows = new Map<string, Row>();
  return groups.map((events) => {
    each();
    for (const { key, row } of runProjection.project("run/sim", events, (id) => rows.get(id)))
      if (row) rows.set(key, row);
    return runRowSchema.parse(rows.get("sim"));
  });
}

/** What a row must say, from the fold of the whole journal. */
function expected(state: RunState) {
  const count = (status: string): number =>
    [...state.steps.values()].filter((step) => step.status === status).length;
  return {
    status: runStatus(state),
    ended_at: state.ended?.at ?? null,
    steps_total: state.steps.size,
    steps_done: count("completed"),
    steps_failed: count("failed"),
    steps_skipped: count("skipped"),
    open_requests: state.requests.size,
    running: state.active.size,
    tokens_in: state.spent.inputTokens,
    tokens_out: state.spent.outputTokens,
    unknown_tokens: state.spent.unknownTokens,
    unknown_cost: state.spent.unknownCost,
    error: state.ended?.error ?? null,
  };
}

const SEEDS = Array.from({ length: 2500 }, (_, index) => index + 1);

function journalOf(seed: number): readonly StoredRunEvent[] {
  const random = createRandom(seed);
  return driveRandomly(randomPlan(random, 2 + random.below(9)), random, 1).journal;
}

describe("the run row", () => {
  test("says after every event what the fold of the whole journal says, also when it is decoded anew each time", () => {
    for (const seed of SEEDS) {
      const journal = journalOf(seed);
      const rows = projectAll(
        journal.map((event) => [event]),
        forgetFolds,
      );
      const state = createRunState("sim");
      for (const [index, event] of journal.entries()) {
        reduce(state, event);
        expect(rows[index], `seed ${seed}, after ${event.seq} ${event.type}`).toMatchObject(
          expected(state),
        );
      }
    }
  });
});
