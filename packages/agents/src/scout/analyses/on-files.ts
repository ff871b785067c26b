import type { Brief } from "@wheelhouse/core";
import { readFacts, type Facts } from "../facts.ts";
import { importGraph } from "../graph/import-graph.ts";
import { temporaryTree } from "../temporary-tree.ts";
import { createPacer } from "../tree/pacer.ts";
import { indexTree } from "../tree/source-index.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";

/** Files of a tree by their paths. */
export type Files = Readonly<Record<string, string>>;

/** Runs one analysis over files that a test makes up. */
export async function onFiles(
  files: Files,
  analysis: (context: AnalysisContext) => AnalysisResult | Promise<AnalysisResult>,
  more: { readonly facts?: Partial<Facts>; readonly brief?: Partial<Brief> } = {},
): Promise<AnalysisResult> {
  await using tree = await temporaryTree(files);
  const pacer = createPacer(undefined);
  const index = await indexTree(tree.root, pacer);
  const facts =
    more.facts === undefined
      ? await readFacts(undefined)
      : { version: 1 as const, churn: [], todos: [], scope: [], missing: [], ...more.facts };
  const brief: Brief = { role: "find", ...more.brief };
  return analysis({ index, graph: await importGraph(index, pacer), brief, facts, pacer });
}

/** The text of a function with this many branches. */
export const branchy = (name: string, lines: number): string =>
  `export function ${name}(x: number): number {\n${"  if (x > 1 && x < 9) x += 1;\n".repeat(lines)}  return x;\n}\n`;
