import type { Brief } from "@wheelhouse/core";
import type { Facts } from "../facts.ts";
import type { ImportGraph } from "../graph/import-graph.ts";
import type { Pacer } from "../tree/pacer.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";

/** What every analysis works on. */
export interface AnalysisContext {
  readonly index: SourceIndex;
  readonly graph: ImportGraph;
  readonly brief: Brief;
  /** The facts file, or why there is none. */
  readonly facts: Facts | { readonly absent: string };
  readonly pacer: Pacer;
}

/** The facts, when there are some. */
export function factsOf(context: AnalysisContext): Facts | undefined {
  return "absent" in context.facts ? undefined : context.facts;
}

/** Source files that people write and run, tests and tooling left out. */
export function sourcesOf(context: AnalysisContext): readonly SourceFile[] {
  return context.index.files.filter((file) => file.role === "source" && isProgram(file));
}

/** Whether the file holds a program. */
export function isProgram(file: SourceFile): boolean {
  return file.language !== "markup" && file.language !== "config" && file.language !== "sql";
}

/** The value below which the given part of the sorted numbers lies; 0 for none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** A number with its noun, in the singular or plural: `1 file`, `1,204 files`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}

/** Names in a row: `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
