import { describe, expect, test } from "vitest";
import { createRunState } from "../run/state.ts";
import { rowOfFold } from "../views/rows/row-of-fold.ts";
import type { RunRow } from "../views/rows/run-columns.ts";
import { runListItem, runListItemSchema } from "./run-list-item.ts";

const BLANK: RunRow = rowOfFold({
  state: createRunState("r1"),
  steps: [],
  live: null,
  graph: null,
});

describe("a run in a list", () => {
  test("has its project when both its id and its path are known", () => {
    const item = runListItem({ ...BLANK, project_id: "p", project_path: "/p" }, { driven: true });
    expect(item.project).toEqual({ id: "p", path: "/p" });
    expect(runListItem({ ...BLANK, project_id: "p" }, { driven: true }).project).toBeNull();
    expect(runListItem(BLANK, { driven: true }).project).toBeNull();
  });

  test("waits while it is waiting for a person, whoever drives it", () => {
    const waiting: RunRow = { ...BLANK, status: "waiting", open_requests: 1 };
    const item = runListItem(waiting, { driven: false });
    expect(item).toMatchObject({ id: "r1", status: "waiting", open_requests: 1 });
    expect(runListItemSchema.parse(item)).toEqual(item);
  });

  test("does not show what the row keeps for the fold", () => {
    const item = runListItem({ ...BLANK, live: "[]", graph: "[]" }, { driven: true });
    expect(item).not.toHaveProperty("live");
    expect(item).not.toHaveProperty("graph");
  });
});
