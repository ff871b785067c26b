import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetRevs, patchQueries } from "./patch-queries.ts";
import { runItem } from "./stand-in-run.ts";

const FILTER = { limit: "2" };

/** A page with a full list and counts, that counts how often a fetch of each is asked for. */
function open() {
  const queries = new QueryClient();
  const asked: unknown[] = [];
  const invalidate = queries.invalidateQueries.bind(queries);
  queries.invalidateQueries = async (filters, options) => {
    asked.push(filters?.queryKey?.[0]);
    await invalidate(filters, options);
  };
  const on = (day: number): { created_at: string } => ({
    created_at: `2026-11-${day}T10:00:00.000Z`,
  });
  queries.setQueryData(["runs", FILTER], [runItem("b", on(22)), runItem("a", on(20))]);
  let rev = 0;
  const say = (day: number): void =>
    patchQueries(queries, [{ k: "run", id: "x", rev: (rev += 1), v: runItem("x", on(day)) }]);
  return { say, of: (name: string) => asked.filter((each) => each === name).length };
}

describe("patches of a run that is not in a list", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    forgetRevs();
  });
  afterEach(() => void vi.useRealTimers());

  test("ask for nothing when the run is older than a full list reaches", () => {
    const { say, of } = open();
    for (let patch = 0; patch < 40; patch += 1) say(10);
    vi.advanceTimersByTime(1_000);
    expect(of("runs")).toBe(0);
  });

  test("ask for the list and the counts at most once a second, and for the last of them", () => {
    const { say, of } = open();
    for (let patch = 0; patch < 40; patch += 1) say(21);
    expect([of("runs"), of("run-counts")]).toEqual([1, 1]);
    vi.advanceTimersByTime(1_000);
    expect([of("runs"), of("run-counts")]).toEqual([2, 2]);
    vi.advanceTimersByTime(10_000);
    expect([of("runs"), of("run-counts")]).toEqual([2, 2]);
  });
});
