import type { LanguageId } from "../tree/language.ts";
import type { Pacer } from "../tree/pacer.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";
import { goImports } from "./go-imports.ts";
import { includedFiles } from "./included-files.ts";
import { javascriptImports } from "./javascript-imports.ts";
import { namedTypes } from "./named-types.ts";
import { pythonImports } from "./python-imports.ts";
import { rustImports } from "./rust-imports.ts";

/** Who needs whom, file by file. */
export interface ImportGraph {
  readonly from: ReadonlyMap<string, readonly Edge[]>;
  readonly to: ReadonlyMap<string, readonly Edge[]>;
}

const graphs = new WeakMap<SourceIndex, ImportGraph>();

/** Builds the graph of a tree once; generated and vendored files take part as targets only. */
export async function importGraph(index: SourceIndex, pacer: Pacer): Promise<ImportGraph> {
  const known = graphs.get(index);
  if (known !== undefined) return known;
  const readers = readersFor(index);
  const from = new Map<string, readonly Edge[]>();
  const to = new Map<string, Edge[]>();
  for (const file of index.files) {
    await pacer.tick();
    if (file.role === "generated" || file.role === "vendored") continue;
    const edges = (readers.get(file.language) ?? []).flatMap((read) => read(file));
    if (edges.length === 0) continue;
    from.set(file.path, edges);
    for (const edge of edges) {
      const list = to.get(edge.to);
      if (list === undefined) to.set(edge.to, [edge]);
      else list.push(edge);
    }
  }
  const graph = { from, to };
  graphs.set(index, graph);
  return graph;
}

/** The distinct files of a role that need a file, in the order of their paths. */
export function importersOf(
  graph: ImportGraph,
  index: SourceIndex,
  path: string,
  isCounted: (file: SourceFile) => boolean,
): readonly string[] {
  const paths = new Set<string>();
  for (const edge of graph.to.get(path) ?? []) {
    const file = index.byPath.get(edge.from);
    if (file !== undefined && isCounted(file)) paths.add(edge.from);
  }
  return [...paths].toSorted();
}

type Reader = (file: SourceFile) => readonly Edge[];

function readersFor(index: SourceIndex): ReadonlyMap<LanguageId, readonly Reader[]> {
  const javascript = javascriptImports(index);
  const included = includedFiles(index);
  const named = namedTypes(index);
  return new Map<LanguageId, readonly Reader[]>([
    ["javascript", [javascript]],
    ["typescript", [javascript]],
    ["python", [pythonImports(index)]],
    ["go", [goImports(index)]],
    ["rust", [rustImports(index)]],
    ["c", [included]],
    ["cpp", [included]],
    ["dart", [included]],
    ["ruby", [included, named]],
    ["php", [included, named]],
    ["java", [named]],
    ["kotlin", [named]],
    ["scala", [named]],
    ["csharp", [named]],
    ["swift", [named]],
  ]);
}
