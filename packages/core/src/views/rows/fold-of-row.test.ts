import { describe, expect, test } from "vitest";
import { createRunState } from "../../run/state.ts";
import { foldOfRow } from "./fold-of-row.ts";
import { rowOfFold } from "./row-of-fold.ts";
import type { RunRow } from "./run-columns.ts";

const BLANK: RunRow = rowOfFold({
  state: createRunState("r1"),
  steps: [],
  live: null,
  graph: null,
});

describe("the fold of a row", () => {
  test("gives the row back", () => {
    const row: RunRow = {
      ...BLANK,
      status: "paused",
      created_at: 1,
      started_at: 2,
      updated_at: 3,
      paused_at: 3,
      paused_by: "ann",
      paused_reason: "lunch",
      steps_total: 1,
      steps_done: 1,
      tokens_in: 4,
      tokens_out: 5,
      unknown_tokens: 6,
      cost_usd: 0.5,
      unknown_cost: 7,
      model_free: 0,
      flow: "f",
      title: "t",
      project_id: "p",
      project_path: "/p",
      band: "small",
      agent: "qwen",
      model: "m",
      created_by: "ann",
      report_step: "a",
      live: '["<",[],[],[],[],[]]',
      graph: '[["a",0,-1]]',
    };
    expect(rowOfFold(foldOfRow(row))).toEqual(row);
  });

  test("of a run of which little is known has no more than that", () => {
    expect(rowOfFold(foldOfRow(BLANK))).toEqual(BLANK);
    const told = rowOfFold(foldOfRow({ ...BLANK, created_at: 1, paused_at: 2, live: "[]" }));
    expect(told).toMatchObject({ created_at: 1, paused_at: 2, flow: "", paused_by: "" });
  });
});
