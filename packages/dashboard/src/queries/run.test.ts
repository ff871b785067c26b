import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { runState, stepObject } from "../live/testing/run-state.ts";
import { runQuery, runWatch } from "./run.ts";

describe("the watch of a run", () => {
  test("is one for all that look at it, and goes when the run goes from the cache", () => {
    const queries = new QueryClient();
    const { queryKey } = runQuery(queries, "r");
    const watch = runWatch(queries, "r");
    const other = runWatch(queries, "other");
    queries.setQueryData(queryKey, runState());
    expect(runWatch(queries, "r")).toBe(watch);
    queries.removeQueries({ queryKey, exact: true });
    expect(runWatch(queries, "r")).not.toBe(watch);
    expect(runWatch(queries, "other")).toBe(other);
  });

  test("lets what it owes stay owed when it shows a patch", () => {
    const queries = new QueryClient();
    const { queryKey } = runQuery(queries, "r");
    const watch = runWatch(queries, "r");
    queries.setQueryData(queryKey, runState());
    watch.opened(100);
    watch.opened(100);
    watch.heard([{ k: "step", id: "r/a", rev: 101, v: stepObject("a", { status: "running" }) }]);
    expect(queries.getQueryData(queryKey)?.run.steps[0]?.status).toBe("running");
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });
});
