import { posix } from "node:path";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";

/**
 * Finds which Rust files name modules of which others. Modules of one crate may use each other freely,
 * so these edges serve to count who uses what.
 */
export function rustImports(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const crates = index.manifests
    .filter((path) => /(^|\/)Cargo\.toml$/.test(path))
    .map((path) => {
      const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
      const name = /^\s*name\s*=\s*"([^"]+)"/m.exec(index.byPath.get(path)?.text ?? "")?.[1];
      return { folder, source: posix.join(folder, "src"), name: (name ?? "").replaceAll("-", "_") };
    })
    .toSorted((a, b) => b.folder.length - a.folder.length);

  /** The deepest file that a path of segments below a folder of modules names. */
  const find = (base: string, segments: readonly string[]): string | undefined => {
    for (let length = segments.length; length > 0; length--) {
      const stem = posix.join(base, ...segments.slice(0, length));
      const path = [`${stem}.rs`, `${stem}/mod.rs`].find((one) => index.byPath.has(one));
      if (path !== undefined) return path;
    }
    return undefined;
  };

  return (file) => {
    const edges = new Map<string, Edge>();
    const crate = crates.find((one) =>
      file.path.startsWith(one.source === "src" ? "src/" : `${one.source}/`),
    );
    const stem = file.path.replace(/(\/(mod|lib|main))?\.rs$/, "");
    for (const match of file.lexed.code.matchAll(
      /\b(crate|super|self|[a-z_]\w*)((?:::[A-Za-z_]\w*)+)/g,
    )) {
      const segments = (match[2] ?? "").slice(2).split("::");
      const root = match[1];
      let to: string | undefined;
      if (root === "crate" && crate !== undefined) to = find(crate.source, segments);
      else if (root === "self") to = find(stem, segments);
      else if (root === "super") {
        const ups = segments.findIndex((one) => one !== "super");
        const rest = segments.slice(Math.max(0, ups));
        to = find(posix.join(posix.dirname(stem), "../".repeat(Math.max(0, ups))), rest);
      } else {
        const other = crates.find((one) => one.name === root && one.name !== "");
        if (other !== undefined) to = find(other.source, segments);
      }
      if (to === undefined || to === file.path || edges.has(to)) continue;
      edges.set(to, {
        from: file.path,
        to,
        line: file.lineAt(match.index),
        kind: "mention",
        eager: false,
      });
    }
    return [...edges.values()];
  };
}
