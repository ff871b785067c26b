import type { Edge } from "../graph/edge.ts";
import { BARREL, bestCut, hub, shortestCycle, type Cycle } from "../graph/shortest-cycle.ts";
import { stronglyConnected } from "../graph/strongly-connected.ts";
import { outlineOf } from "../lex/outline.ts";
import type { LanguageId } from "../tree/language.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, listed, sourcesOf, type AnalysisContext } from "./context.ts";
import { packageTangles } from "./package-tangles.ts";

/**
 * Languages whose files load each other at run time or by the preprocessor, so that a cycle has an
 * effect. Go and Rust crates cannot have one, and classes of Java or C# may name each other freely.
 */
const LOADS: ReadonlySet<LanguageId> = new Set([
  "javascript",
  "typescript",
  "python",
  "c",
  "cpp",
  "ruby",
]);

/** Finds files that import each other in a circle while they load. */
export async function analyseCycles(context: AnalysisContext): Promise<AnalysisResult> {
  const sources = sourcesOf(context).filter((file) => LOADS.has(file.language));
  const tangles = packageTangles(context);
  if (sources.length === 0)
    return {
      candidates: tangles,
      clean: [],
      notRun: [
        "cycles: the sources are in languages whose files do not load each other, so only packages were compared",
      ],
    };
  const known = new Set(sources.map((file) => file.path));
  // Asked for many times over, in a large tangle, so they are sifted once.
  const loads = new Map<string, readonly Edge[]>();
  for (const path of known) {
    const edges = context.graph.from.get(path) ?? [];
    loads.set(
      path,
      edges.filter((edge) => edge.kind === "import" && known.has(edge.to)),
    );
  }
  const edgesFrom = (path: string): readonly Edge[] => loads.get(path) ?? [];
  const groups = stronglyConnected([...known], (path) => edgesFrom(path).map((edge) => edge.to));
  const candidates: Candidate[] = [...tangles];
  for (const group of groups) {
    await context.pacer.tick();
    const cycle = shortestCycle(group, edgesFrom);
    if (cycle !== undefined && matters(context, cycle))
      candidates.push(candidateFor(context, group, cycle, edgesFrom));
  }
  const edges = sources.reduce((sum, file) => sum + edgesFrom(file.path).length, 0);
  const clean = `cycles: ${count(edges, "import")} between ${count(sources.length, "source file")} form no cycle at load time`;
  return { candidates, clean: candidates.length > 0 ? [] : [clean], notRun: [] };
}

/** In Python only an imported name, not an imported module, is missing when its module is half loaded. */
function matters(context: AnalysisContext, cycle: Cycle): boolean {
  const python = context.index.byPath.get(cycle[0].from)?.language === "python";
  return !python || cycle.some((edge) => edge.eager);
}

function candidateFor(
  context: AnalysisContext,
  group: readonly string[],
  cycle: Cycle,
  edgesFrom: (path: string) => readonly Edge[],
): Candidate {
  const turned = rotate(cycle);
  const cut = bestCut(turned, group, edgesFrom);
  const chain = [...turned.map((edge) => edge.from), turned[0].from].map((path) => `\`${path}\``);
  const more =
    group.length > turned.length
      ? ` (${count(group.length, "file")} reach each other this way)`
      : "";
  const claim =
    turned.length === 2
      ? `${chain[0]} and ${chain[1]} import each other when they load${more}.`
      : `${chain.join(" → ")} is a circle of imports at load time${more}.`;
  const late = turned.some((edge) => isLate(context, edge));
  const eager = turned.find((edge) => edge.eager);
  const language = context.index.byPath.get(turned[0].from)?.language ?? "typescript";
  const large = group.length > 6 ? hub(group, edgesFrom) : undefined;
  const left = leftText(group.length, turned.length, cut.left, large);
  return {
    analysis: "cycles",
    rule: "import-cycle",
    severity: (eager !== undefined && !late) || group.length >= 8 ? "medium" : "low",
    confidence: late ? 0.4 : eager === undefined ? 0.55 : 0.8,
    impact: group.length + (eager === undefined ? 0 : 5),
    claim,
    why: reasonFor(language, eager),
    fix: fixFor(cut.edge) + `${left}.`,
    topic: "import-cycle",
    citations: citationsFor(context, turned),
    path: turned[0].from,
    touches: "lines",
  };
}

/** Whether the import stands below definitions of its file: its author knew of the circle and made it work. */
function isLate(context: AnalysisContext, edge: Edge): boolean {
  const file = context.index.byPath.get(edge.from);
  if (file === undefined || file.language === "c" || file.language === "cpp") return false;
  return outlineOf(file).some(
    (one) => one.kind !== "value" && one.kind !== "type" && one.line < edge.line,
  );
}

/** The same cycle from its first path on. */
function rotate(cycle: Cycle): Cycle {
  const first = cycle.reduce(
    (least, edge, i) => (edge.from < (cycle[least]?.from ?? "") ? i : least),
    0,
  );
  const [head, ...rest] = [...cycle.slice(first), ...cycle.slice(0, first)];
  return head === undefined ? cycle : [head, ...rest];
}

function citationsFor(context: AnalysisContext, cycle: Cycle): Candidate["citations"] {
  const cited = (edge: Edge): Candidate["citations"][0] => {
    const file = context.index.byPath.get(edge.from);
    return file === undefined
      ? { path: edge.from, lines: [edge.line, edge.line], quote: edge.to }
      : cite(file, edge.line);
  };
  const [first, ...rest] = cycle;
  return [cited(first), ...rest.slice(0, 5).map(cited)];
}

function reasonFor(language: LanguageId, eager: Edge | undefined): string {
  switch (language) {
    case "python":
      return `\`${eager?.from}\` imports a name from \`${eager?.to}\`: whoever imports the other side first gets an ImportError or a half-loaded module, so a new import elsewhere can break the start.`;
    case "c":
    case "cpp":
      return "With include guards one of the two headers sees the other as empty, so what compiles depends on which is included first.";
    case "ruby":
      return "Ruby warns of circular requires, and constants of the file that is still loading are missing.";
    default:
      return eager === undefined
        ? "Neither can be loaded, tested or moved alone, and a use at the top level of either would see an undefined import."
        : `\`${eager.from}\` uses what it imports from \`${eager.to}\` while it loads, so the order of first import decides whether that is defined.`;
  }
}

function leftText(
  size: number,
  shown: number,
  left: number,
  center: { readonly path: string; readonly left: number } | undefined,
): string {
  if (size === shown) return "";
  if (center !== undefined)
    return `; the whole knot hangs on \`${center.path}\`: with it out of the circle, ${center.left === 0 ? "no file" : count(center.left, "file")} of ${size} would stay in cycles`;
  return left === 0
    ? "; no cycle is left then"
    : `; ${count(left, "file")} of ${size} stay in cycles then`;
}

function fixFor(edge: Edge): string {
  const barrel = BARREL.test(edge.to);
  const names = listed([`\`${edge.from}\``, `\`${edge.to}\``]);
  return barrel
    ? `Import the defining file instead of \`${edge.to}\` at \`${edge.from}\`:${edge.line}`
    : `Cut the import at \`${edge.from}\`:${edge.line}: move what ${names} share to a third file, or pass it in as an argument`;
}
