import { API, compareRuns, comparisonObject } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { RunReads } from "../read/run-reads.ts";
import { mount } from "./mount.ts";

/** Serves two runs side by side, whoever drives them. */
export function mountCompare(app: Hono, { folds }: Pick<RunReads, "folds">): void {
  mount(app, API.compare, async ({ query: { a, b } }) => {
    const [before, after] = [await folds.at(a), await folds.at(b)];
    return comparisonObject(compareRuns(before, after));
  });
}
