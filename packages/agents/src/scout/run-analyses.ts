import { ANALYSES, type Analysis, type Brief } from "@wheelhouse/core";
import type { AnalysisResult } from "./analyses/candidate.ts";
import { count, type AnalysisContext } from "./analyses/context.ts";
import { REGISTRY } from "./analyses/registry.ts";
import { readFacts } from "./facts.ts";
import { importGraph } from "./graph/import-graph.ts";
import { withMaterial } from "./material/read-material.ts";
import type { OnProgress } from "./progress.ts";
import { createPacer } from "./tree/pacer.ts";
import { indexTree } from "./tree/source-index.ts";

/** What the analyses of one turn found, before anything is ranked. */
export interface AnalysesRun {
  readonly context: AnalysisContext;
  readonly results: ReadonlyMap<Analysis, AnalysisResult>;
}

/** Reads the tree once and runs the analyses that the brief asks for, in a fixed order. */
export async function runAnalyses(
  tree: string,
  brief: Brief,
  onProgress: OnProgress,
  signal: AbortSignal | undefined,
): Promise<AnalysesRun> {
  const pacer = createPacer(signal);
  const facts = await readFacts(brief.facts);
  onProgress({ type: "tool.started", id: "read-tree", title: "Read the tree", kind: "read" });
  const index = await indexTree(tree, pacer, (read, total) => {
    if (read % 500 === 0)
      onProgress({
        type: "tool.updated",
        id: "read-tree",
        status: "in_progress",
        title: `Read ${read} of ${total} files`,
      });
  });
  const title = `Read ${count(index.files.length, "file")}`;
  onProgress({ type: "tool.updated", id: "read-tree", status: "completed", title });
  const graph = await importGraph(index, pacer);
  const known = await withMaterial(tree, brief);
  const context: AnalysisContext = { index, graph, brief: known, facts, pacer };
  onProgress({ type: "thought", text: describe(context) });

  const results = new Map<Analysis, AnalysisResult>();
  for (const analysis of wantedBy(brief)) {
    await pacer.tick();
    const id = `search-${analysis}`;
    const { title: searching, run } = REGISTRY[analysis];
    onProgress({ type: "tool.started", id, title: searching, kind: "search" });
    const result = await run(context);
    results.set(analysis, result);
    const places = result.candidates
      .slice(0, 10)
      .flatMap(({ citations: [first] }) =>
        first === undefined ? [] : [{ path: first.path, line: first.lines[0] }],
      );
    onProgress({ type: "tool.updated", id, status: "completed", places, text: outcome(result) });
  }
  return { context, results };
}

/** The analyses that a brief names; without names, those that look for problems. To refute: those behind the findings; to write: none. */
function wantedBy({ role, analyses, findings = [] }: Brief): readonly Analysis[] {
  if (analyses !== undefined) return ANALYSES.filter((one) => analyses.includes(one));
  // An author takes what was found; the tables of its document come from the tree itself.
  if (role === "write") return [];
  if (role !== "validate") return ANALYSES.filter((one) => !REGISTRY[one].describes);
  const topics = new Set(findings.map((one) => one.topic));
  return ANALYSES.filter((one) => REGISTRY[one].topics.some((topic) => topics.has(topic)));
}

function describe({ index, graph }: AnalysisContext): string {
  const roles = Map.groupBy(index.files, (file) => file.role);
  const of = (role: "source" | "test"): string =>
    count(roles.get(role)?.length ?? 0, `${role} file`);
  const edges = [...graph.from.values()].reduce((sum, list) => sum + list.length, 0);
  return `${of("source")}, ${of("test")}, ${count(edges, "dependency", "dependencies")} between files.`;
}

function outcome(result: AnalysisResult): string {
  if (result.candidates.length > 0)
    return `${count(result.candidates.length, "candidate")} before ranking`;
  return [...result.clean, ...result.notRun.map((one) => `not run: ${one}`)].join("; ");
}
