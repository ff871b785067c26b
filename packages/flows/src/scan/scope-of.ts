import type { ScanOutput } from "../io/scan.ts";
import { resolveScope } from "./resolve-scope.ts";
import { namedIn } from "./said-signals.ts";
import type { ScanSource } from "./scan-tree.ts";

/** What is in scope, before its files are read. */
export type FoundScope = Pick<ScanOutput["scope"], "kind" | "paths" | "why">;

/** A tree up to this size is read whole when no focus names a part of it. */
export const SMALL_TREE = { codeFiles: 400, bytes: 4_000_000 } as const;

/** Finds the scope by what the scan is of. */
export function scopeOf(
  source: ScanSource,
  files: ScanSource["files"],
  tree: ScanOutput["tree"],
): FoundScope {
  if (source.of === "change") {
    if (source.changed.length === 0)
      return { kind: "whole", paths: [], why: "there is no change and no named file" };
    const count = source.changed.length;
    return {
      kind: "change",
      paths: [...source.changed],
      why: `${count} ${count === 1 ? "file is" : "files are"} under review`,
    };
  }
  if (source.of === "material") return givenScope(source, files);
  const documents = new Set(source.documents);
  const resolved = resolveScope(
    source.focus,
    files.map(({ path }) => path).filter((path) => !documents.has(path)),
    { prose: source.of === "project" },
  );
  if (resolved.paths.length > 0)
    return { kind: "focus", paths: [...resolved.paths], why: resolved.why };
  const reason = source.focus.trim() === "" ? "no focus was given" : resolved.why;
  if (source.of === "project")
    return { kind: "whole", paths: [], why: `${reason}, so the whole project is looked at` };
  if (tree.codeFiles <= SMALL_TREE.codeFiles && tree.bytes <= SMALL_TREE.bytes)
    return {
      kind: "whole",
      paths: [],
      why: `${reason}, and the tree is small enough to be read whole`,
    };
  return {
    kind: "areas",
    paths: [],
    why: `${reason}, and ${tree.codeFiles} source files are too many to be looked at without one`,
  };
}

/**
 * The files that focus and documents name, and the documents themselves; documents that name none are about the whole
 * project.
 */
function givenScope(
  { focus, given = "", documents = [] }: ScanSource,
  files: ScanSource["files"],
): FoundScope {
  const own = new Set(documents);
  const others = files.map(({ path }) => path).filter((path) => !own.has(path));
  const focused = resolveScope(focus, others, { prose: true }).paths;
  const named = [...new Set([...focused, ...namedIn(given, others)])].slice(0, 200);
  return named.length === 0
    ? { kind: "whole", paths: [], why: "what was given names no file of the project" }
    : {
        kind: "focus",
        paths: [...named, ...documents],
        why: `what was given names ${named.slice(0, 3).join(", ")}${named.length > 3 ? ` and ${named.length - 3} more` : ""}`,
      };
}
