import { posix } from "node:path";
import { outlineOf } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";

/**
 * Finds which Go files use names of which other files, through the packages that they import.
 * Go refuses cycles between packages itself, so these edges serve to count who uses what.
 */
export function goImports(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const modules = index.manifests
    .filter((path) => /(^|\/)go\.mod$/.test(path))
    .flatMap((path) => {
      const name = /^module\s+(\S+)/m.exec(index.byPath.get(path)?.text ?? "")?.[1];
      const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
      return name === undefined ? [] : [{ name, folder }];
    });
  const packages = new Map<string, Map<string, string>>();
  for (const file of index.files) {
    if (file.language !== "go" || file.name.endsWith("_test.go")) continue;
    const names = packages.get(file.folder) ?? new Map<string, string>();
    for (const one of outlineOf(file)) if (/^[A-Z]/.test(one.name)) names.set(one.name, file.path);
    packages.set(file.folder, names);
  }
  const folderOf = (specifier: string): string | undefined => {
    for (const { name, folder } of modules) {
      if (specifier === name) return folder;
      if (specifier.startsWith(`${name}/`))
        return posix.join(folder, specifier.slice(name.length + 1));
    }
    // A tree without go.mod, such as a Debian source package, may still hold the whole import path.
    return [...packages.keys()].find((folder) => folder !== "" && folder.endsWith(specifier));
  };

  return (file) => {
    const edges: Edge[] = [];
    const { code, strings } = file.lexed;
    for (const string of strings) {
      const before = code.slice(Math.max(0, string.start - 60), string.start);
      const alias = /(?:^|\n)[ \t]*(?:import[ \t]+)?(?:([\w.]+)[ \t]+)?$/.exec(before);
      if (alias === null) continue;
      const specifier = file.text.slice(string.start + 1, string.end - 1);
      const folder = folderOf(specifier);
      const names = folder === undefined ? undefined : packages.get(folder);
      if (names === undefined) continue;
      const local = alias[1] ?? posix.basename(specifier).replace(/^go-|-go$|\.v\d+$/g, "");
      const line = file.lineAt(string.start);
      const uses = new Set<string>();
      for (const use of code.matchAll(new RegExp(`\\b${escapeRegExp(local)}\\.([A-Z]\\w*)`, "g"))) {
        const to = names.get(use[1] ?? "");
        if (to !== undefined) uses.add(to);
      }
      for (const to of uses)
        edges.push({ from: file.path, to, line, kind: "mention", eager: false });
    }
    return edges;
  };
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
