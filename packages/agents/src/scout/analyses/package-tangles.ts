import type { Edge } from "../graph/edge.ts";
import type { Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, sourcesOf, type AnalysisContext } from "./context.ts";

/** One direction is thin with at most this many imports, the other thick with at least this many. */
const THIN = 2;
const THICK = 10;
const PACKAGED = new Set(["java", "kotlin", "scala"]);

/**
 * Finds pairs of Java packages that depend on each other although one direction hangs on an import or
 * two. Two packages that lean on each other equally are one design; a thin edge back is a slip.
 */
export function packageTangles(context: AnalysisContext): readonly Candidate[] {
  const between = new Map<string, Map<string, Edge[]>>();
  for (const file of sourcesOf(context)) {
    if (!PACKAGED.has(file.language)) continue;
    for (const edge of context.graph.from.get(file.path) ?? []) {
      const target = context.index.byPath.get(edge.to);
      if (target?.role !== "source" || target.folder === file.folder) continue;
      const targets = between.get(file.folder) ?? new Map<string, Edge[]>();
      between.set(file.folder, targets);
      targets.set(target.folder, [...(targets.get(target.folder) ?? []), edge]);
    }
  }
  const candidates: Candidate[] = [];
  for (const [from, targets] of between)
    for (const [to, thin] of targets) {
      // A class that is only named may be another one of that name, or come by a wildcard: it counts
      // as a use where few are wanted, and not where many are.
      const thick = (between.get(to)?.get(from) ?? []).filter((edge) => isImport(context, edge));
      if (thin.length > THIN || thick.length < THICK || isNested(from, to)) continue;
      if (!thin.every((edge) => isImport(context, edge))) continue;
      const made = candidateFor(context, { from, to, thin, thick });
      if (made !== undefined) candidates.push(made);
    }
  return candidates;
}

const isImport = (context: AnalysisContext, edge: Edge): boolean =>
  /^\s*import\b/.test(context.index.byPath.get(edge.from)?.line(edge.line) ?? "");

const isNested = (a: string, b: string): boolean => a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly thin: readonly Edge[];
  readonly thick: readonly Edge[];
}

function candidateFor(context: AnalysisContext, pair: Pair): Candidate | undefined {
  const [first, ...others] = pair.thin.flatMap((edge) => {
    const file = context.index.byPath.get(edge.from);
    return file === undefined ? [] : [cite(file, edge.line)];
  });
  if (first === undefined) return undefined;
  const places = pair.thin.map((edge) => `\`${edge.from}\`:${edge.line}`).join(" and ");
  return {
    analysis: "cycles",
    rule: "package-tangle",
    severity: "low",
    confidence: 0.5,
    impact: Math.log2(pair.thick.length),
    claim: `The packages in \`${pair.from}\` and \`${pair.to}\` depend on each other: ${count(pair.thick.length, "import")} from the second to the first, and only ${count(pair.thin.length, "import")} back.`,
    why: `Without ${pair.thin.length === 1 ? "that import" : "those imports"} \`${pair.from}\` would not need \`${pair.to}\` at all, and the two could be built and tested in order.`,
    fix: `Move what ${places} needs into \`${pair.from}\`, or let the caller hand it in through an interface.`,
    topic: "import-cycle",
    citations: [first, ...others],
    path: first.path,
    touches: "lines",
  };
}
