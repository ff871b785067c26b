import {
  jsonSchema,
  type Limits,
  planSchema,
  RUN_PROJECTIONS,
  type RunRow,
  runProjection,
  runRowSchema,
} from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { assumedTokensOf, limitsOfRun } from "./budget.ts";

const nothing = Object.fromEntries(
  Object.entries(runProjection.columns).map(([name, type]) => [name, type === "TEXT" ? null : 0]),
);

/** The row of a run that has used this much. */
function used(figures: Partial<RunRow>): RunRow {
  return { ...nothing, status: "completed", model_free: 0, ...figures } as unknown as RunRow;
}

const limits = (issue: Limits | undefined, run: Limits | undefined, ...before: RunRow[]) =>
  limitsOfRun(7, { issue, run: [run, undefined] }, before);

describe("what a run of an issue may use", () => {
  test("is nothing in particular when nobody says it", () => {
    expect(limits(undefined, undefined, used({ tokens_in: 9e9 }))).toBeUndefined();
  });

  test("is the smaller of what a run may and what its issue has left", () => {
    const before = [used({ tokens_in: 300, tokens_out: 100 }), used({ cost_usd: 0.5 })];
    expect(limits({ tokens: 1000, costUsd: 2 }, { tokens: 700, costUsd: 1 }, ...before)).toEqual({
      tokens: 600,
      costUsd: 1,
    });
  });

  test("is refused with the figures when nothing is left", () => {
    const before = [used({ tokens_in: 1_000_000, tokens_out: 200_000, unknown_tokens: 2 })];
    expect(() => limits({ tokens: 1_200_000 }, undefined, ...before)).toThrow(
      "Issue #7 has used up what it may: its runs took 1.2M tokens and more (2 attempts did not say), of 1.2M.",
    );
    expect(() => limits({ costUsd: 1 }, undefined, used({ cost_usd: 1.25 }))).toThrow(
      "its runs took $1.25, of $1.00",
    );
  });

  test("counts against it what was left to attempts that did not say what they used", async () => {
    const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    const at = { step: "fix", attempt: "fix#1.1" };
    const plan = planSchema.parse({
      version: 1,
      flow: "solve-issue",
      limits: { tokens: 1_000 },
      steps: [
        { id: "fix", kind: "agent", persona: { id: "p", text: "p" }, prompt: "p", access: "read" },
      ],
    });
    const project = { id: "p", path: "/p" };
    const created = { flow: "solve-issue", title: "t", project, input: {}, by: "ann" };
    const started = { role: "author", generation: 1, ordinal: 1, maxTokens: 900 };
    const session = { session: "s", agent: "codex", level: "enforced", loadable: true };
    const events = [
      { type: "run.created", data: created },
      { type: "run.planned", data: { hash: "h", plan: jsonSchema.parse(plan) } },
      { type: "run.started", data: { host: "h" } },
      { type: "attempt.started", ...at, data: started },
      { type: "session.opened", ...at, data: session },
      { type: "attempt.lost", ...at, data: { reason: "its host went away" } },
    ];
    await journal.append([{ stream: "run/r1", class: "run", events }]);
    const rows = (await journal.rows("runs")).map((row) => runRowSchema.parse(row));
    const assumed = await assumedTokensOf(journal, rows);
    expect(assumed).toBe(900);
    const left = (tokens: number) => limitsOfRun(7, { issue: { tokens }, run: [] }, rows, assumed);
    expect(left(1_000)).toEqual({ tokens: 100 });
    expect(() => left(900)).toThrow(
      "its runs took 0 tokens and more (1 attempt did not say, to whom 900 were left), of 900.",
    );
  });

  test("counts what runs without a model use as nothing, since that is known", () => {
    const free = used({ model_free: 1, unknown_tokens: 3, unknown_cost: 3 });
    expect(limits({ tokens: 10 }, undefined, free)).toEqual({ tokens: 10 });
  });
});
