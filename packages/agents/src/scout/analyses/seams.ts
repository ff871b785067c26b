import type { Fact } from "../project/fact.ts";
import { infrastructureFacts } from "../project/infrastructure-facts.ts";
import { unitsOf, type Unit } from "../project/manifests.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, type AnalysisContext } from "./context.ts";
import { describeFacts } from "./describe.ts";
import { inScope } from "./in-scope.ts";

const WORDINGS = [
  {
    topic: "seam",
    noun: "seam",
    nouns: "seams",
    why: "What crosses from one part to another has to be agreed between them.",
  },
] as const;

/** Names what crosses the borders between the parts of a tree, and imports that go around a part's own door. */
export function analyseSeams(context: AnalysisContext): AnalysisResult {
  const { index, graph } = context;
  const units = unitsOf(index).filter(({ folder }) => folder !== "");
  const crossings = new Map<string, { readonly fact: Fact; files: number }>();
  const around: Candidate[] = [];
  for (const [from, edges] of graph.from) {
    const file = index.byPath.get(from);
    const home = file?.role === "source" ? unitOf(units, from) : undefined;
    if (file === undefined || home === undefined || !inScope(from, context.brief)) continue;
    for (const edge of edges) {
      const other = unitOf(units, edge.to);
      if (other === undefined || other === home) continue;
      const key = `${home.name} → ${other.name}`;
      const known = crossings.get(key);
      if (known === undefined)
        crossings.set(key, {
          files: 1,
          fact: { topic: "seam", subject: key, says: "", file, line: edge.line },
        });
      else known.files += 1;
      // A relative path into another part depends on what that part keeps to itself.
      if (
        /["']\.\.?\//.test(file.line(edge.line)) &&
        home.folder !== other.folder &&
        !other.folder.startsWith(`${home.folder}/`)
      )
        around.push(detour(context, from, edge.line, home, other, edge.to));
    }
  }
  const services = infrastructureFacts(index)
    .filter(({ subject }) => subject.startsWith("service "))
    .map((fact) => ({ ...fact, topic: "seam" }));
  const facts = [
    ...[...crossings.values()]
      .toSorted((a, b) => b.files - a.files)
      .map(({ fact, files }) => ({ ...fact, says: count(files, "import") })),
    ...services,
  ];
  if (units.length < 2 && services.length === 0)
    return {
      candidates: [],
      clean: [],
      notRun: ["seams: the tree has only one part, so nothing crosses between parts"],
    };
  const described = describeFacts("seams", facts, WORDINGS, () => false);
  return { ...described, candidates: [...around, ...described.candidates] };
}

/** The innermost unit that holds a path. */
function unitOf(units: readonly Unit[], path: string): Unit | undefined {
  return units.findLast(({ folder }) => path.startsWith(`${folder}/`));
}

function detour(
  { index }: AnalysisContext,
  from: string,
  line: number,
  home: Unit,
  other: Unit,
  to: string,
): Candidate {
  const file = index.byPath.get(from);
  return {
    analysis: "seams",
    rule: "around-the-door",
    severity: "medium",
    confidence: 0.8,
    impact: 1,
    claim: `\`${home.name}\` reaches into \`${other.name}\` by a relative path (\`${from}\` imports \`${to}\`).`,
    why: `What \`${other.name}\` exports is its promise; a path into it breaks when it is moved, and is not among the dependencies of \`${home.name}\`.`,
    fix: `Export it from \`${other.name}\` and import that.`,
    topic: "seam",
    citations: file === undefined ? [] : [cite(file, line)],
    path: from,
    touches: "lines",
  };
}
