import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";

const IMPORT =
  /^([ \t]*)(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n;]+)|import[ \t]+([^\n;]+))/gm;

/** Finds what the Python files of a tree import from each other. */
export function pythonImports(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const modules = new Map<string, string[]>();
  for (const file of index.files) {
    if (file.language !== "python" || file.path.endsWith(".pyi")) continue;
    for (const name of namesOf(index, file.path)) {
      const paths = modules.get(name) ?? [];
      paths.push(file.path);
      modules.set(name, paths);
    }
  }
  const find = (name: string, from: SourceFile): string | undefined =>
    nearest(
      modules.get(name)?.filter((path) => name.includes(".") || isReachable(path, from)),
      from,
    );

  return (file) => {
    const edges: Edge[] = [];
    const lines = file.lexed.code.split("\n");
    for (const match of file.lexed.code.matchAll(IMPORT)) {
      const [, indent = "", source, imported, plain] = match;
      const line = file.lineAt(match.index + indent.length);
      const kind = indent === "" ? "import" : enclosing(lines, line, indent.length);
      const add = (to: string | undefined, eager: boolean): void => {
        if (to !== undefined && to !== file.path)
          edges.push({ from: file.path, to, line, kind, eager });
      };
      if (source === undefined) {
        // A plain import of a half-loaded module works, so it never fails by a cycle alone.
        for (const part of (plain ?? "").split(",")) {
          const name = part.trim().split(/\s+/)[0] ?? "";
          add(find(name, file), false);
        }
        continue;
      }
      const base = source.startsWith(".") ? absolute(file, source) : source;
      if (base === undefined) continue;
      for (const part of (imported ?? "").replace(/[()]/g, "").split(",")) {
        const name = part.trim().split(/\s+/)[0] ?? "";
        const submodule =
          name === "" ? undefined : find(base === "" ? name : `${base}.${name}`, file);
        if (submodule !== undefined) add(submodule, false);
        else if (name !== "") add(find(base, file), name !== "*");
      }
    }
    return dedupe(edges);
  };
}

/** Dotted names of a file: from the top of its package, and from the tree. */
function namesOf(index: SourceIndex, path: string): readonly string[] {
  const parts = path.replace(/\.py$/, "").split("/");
  if (parts.at(-1) === "__init__") parts.pop();
  let top = parts.length - (path.endsWith("__init__.py") ? 0 : 1);
  while (top > 0 && index.byPath.has(`${parts.slice(0, top).join("/")}/__init__.py`)) top -= 1;
  const names = new Set([parts.slice(top).join("."), parts.join(".")]);
  const source = parts.findIndex((part) => part === "src" || part === "lib" || part === "python");
  if (source >= 0) names.add(parts.slice(source + 1).join("."));
  names.delete("");
  return [...names];
}

/** A module outside a package is found from its own folder only, unless that folder is where sources start. */
function isReachable(path: string, from: SourceFile): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/"))).replace(/\/?__init__\.py$/, "");
  const home = path.endsWith("__init__.py")
    ? folder.slice(0, Math.max(0, folder.lastIndexOf("/")))
    : folder;
  return home === "" || home === from.folder || /(^|\/)(src|lib|python|dist-packages)$/.test(home);
}

function nearest(paths: readonly string[] | undefined, from: SourceFile): string | undefined {
  if (paths === undefined || paths.length < 2) return paths?.[0];
  const shared = (path: string): number => {
    let i = 0;
    while (i < path.length && path[i] === from.path[i]) i += 1;
    return i;
  };
  return paths.toSorted((a, b) => shared(b) - shared(a))[0];
}

/** The dotted name, from the tree, that a relative import means. */
function absolute(file: SourceFile, source: string): string | undefined {
  const dots = /^\.+/.exec(source)?.[0].length ?? 0;
  const folder = file.folder === "" ? [] : file.folder.split("/");
  if (dots - 1 > folder.length) return undefined;
  const base = folder.slice(0, folder.length - (dots - 1));
  const rest = source.slice(dots);
  return [...base, ...(rest === "" ? [] : rest.split("."))].join(".");
}

/** What kind of import an indented one is, by the block that holds it. */
function enclosing(lines: readonly string[], line: number, indent: number): Edge["kind"] {
  let below = indent;
  for (let i = line - 2; i >= 0 && below > 0; i--) {
    const text = lines[i] ?? "";
    const own = text.length - text.trimStart().length;
    if (text.trim() === "" || own >= below) continue;
    below = own;
    const head = text.trim();
    if (/^(async\s+)?def\b/.test(head)) return "lazy";
    if (/^if\b.*\bTYPE_CHECKING\b/.test(head)) return "type";
    if (/^if\s+__name__\b/.test(head)) return "lazy";
  }
  return "import";
}

function dedupe(edges: readonly Edge[]): readonly Edge[] {
  const seen = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.to} ${edge.line} ${edge.kind}`;
    const known = seen.get(key);
    if (known === undefined || (edge.eager && !known.eager)) seen.set(key, edge);
  }
  return [...seen.values()];
}
