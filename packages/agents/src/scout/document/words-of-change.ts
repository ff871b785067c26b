import type { Brief } from "@wheelhouse/core";
import { count, type AnalysisContext } from "../analyses/context.ts";
import { importersOf } from "../graph/import-graph.ts";

const linesIn = (ranges: readonly (readonly [number, number])[]): number =>
  ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** The files of a change with how many lines of each it touches. */
export function changedFiles({ changed = [] }: Brief): string | undefined {
  if (changed.length === 0) return undefined;
  const rows = changed
    .toSorted((a, b) => linesIn(b.ranges) - linesIn(a.ranges))
    .slice(0, 40)
    .map(({ path, ranges }) => `| \`${path}\` | ${linesIn(ranges)} |`);
  return ["| File | Changed lines |", "| --- | --- |", ...rows].join("\n");
}

/** A line for a change: how many files, and the folder that holds them all. */
export function changeTitle({ changed = [] }: Brief): string | undefined {
  const [first] = changed;
  if (first === undefined) return undefined;
  let folder = first.path.split("/").slice(0, -1);
  for (const { path } of changed) {
    const parts = path.split("/");
    folder = folder.slice(
      0,
      folder.findIndex((part, at) => parts[at] !== part) < 0
        ? folder.length
        : folder.findIndex((part, at) => parts[at] !== part),
    );
  }
  const where = folder.length === 0 ? "" : ` in ${folder.join("/")}`;
  return changed.length === 1
    ? `Change ${first.path}`
    : `Change ${count(changed.length, "file")}${where}`;
}

/** How large a change is, and how much of it is tests; undefined without a change. */
export function changeSummary({ brief, index }: AnalysisContext): string | undefined {
  const changed = brief.changed ?? [];
  if (changed.length === 0) return undefined;
  const tests = changed.filter(({ path }) => index.byPath.get(path)?.role === "test").length;
  const lines = changed.reduce((sum, { ranges }) => sum + linesIn(ranges), 0);
  return `${count(changed.length, "file")} changed, ${count(lines, "line")} of them new or different; ${tests === 0 ? "none of them is a test" : `${count(tests, "file")} of them ${tests === 1 ? "is a test" : "are tests"}`}. What it is for needs a model or its author.`;
}

/** The changed files that most others need: a mistake there reaches furthest. */
export function mostNeeded({ brief, index, graph }: AnalysisContext): string | undefined {
  const needed = (brief.changed ?? [])
    .map(({ path }) => ({
      path,
      importers: importersOf(graph, index, path, ({ role }) => role === "source").length,
    }))
    .filter(({ importers }) => importers > 0)
    .toSorted((a, b) => b.importers - a.importers || (a.path < b.path ? -1 : 1));
  return needed.length === 0
    ? undefined
    : needed
        .slice(0, 6)
        .map(
          ({ path, importers }) =>
            `- \`${path}\`: ${count(importers, "source file")} ${importers === 1 ? "needs" : "need"} it`,
        )
        .join("\n");
}

/** The tests that a change touches. */
export function changedTests({ brief, index }: AnalysisContext): string | undefined {
  const tests = (brief.changed ?? []).filter(({ path }) => index.byPath.get(path)?.role === "test");
  return tests.length === 0
    ? undefined
    : tests
        .slice(0, 12)
        .map(({ path }) => `- \`${path}\` is part of the change`)
        .join("\n");
}
