import { posix } from "node:path";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";

/** Finds `#include "…"` of C and C++, `require_relative` of Ruby, literal includes of PHP, parts of Dart. */
export function includedFiles(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const byName = new Map<string, string[]>();
  for (const file of index.files) {
    const paths = byName.get(file.name) ?? [];
    paths.push(file.path);
    byName.set(file.name, paths);
  }
  /** The file itself, or the only one in the tree whose path ends so below a folder of the load path. */
  const find = (folder: string, raw: string, fromLib: boolean): string | undefined => {
    const direct = posix.normalize(posix.join(folder, raw));
    if (!fromLib && index.byPath.has(direct)) return direct;
    const tail = posix.normalize(raw);
    if (tail.startsWith(".")) return undefined;
    const same = byName
      .get(posix.basename(tail))
      ?.filter((path) => `/${path}`.endsWith(`${fromLib ? "/lib" : ""}/${tail}`));
    return same?.length === 1 ? same[0] : undefined;
  };

  return (file) => {
    const pattern = PATTERNS[file.language];
    if (pattern === undefined) return [];
    const edges: Edge[] = [];
    for (const match of file.lexed.code.matchAll(pattern)) {
      const open = match.index + match[0].length - 1;
      const quote = file.lexed.code.charAt(open) === "<" ? ">" : file.lexed.code.charAt(open);
      const end = file.text.indexOf(quote, open + 1);
      const raw = file.text.slice(open + 1, end);
      const named = file.language === "ruby" && !raw.endsWith(".rb") ? `${raw}.rb` : raw;
      const to = find(file.folder, named, /^require[ \t(]/.test(match[0]));
      if (to === undefined || to === file.path) continue;
      edges.push({
        from: file.path,
        to,
        line: file.lineAt(match.index),
        kind: "import",
        eager: false,
      });
    }
    return edges;
  };
}

const include = /^[ \t]*#[ \t]*(?:include|import)[ \t]*["<]/gm;
const PATTERNS: Partial<Record<SourceFile["language"], RegExp>> = {
  c: include,
  cpp: include,
  ruby: /^(?:require_relative|require|load)[ \t(]+["']/gm,
  php: /^[ \t]*(?:require|include)(?:_once)?[ \t(]+(?:__DIR__[ \t]*\.[ \t]*)?["']/gm,
  dart: /^(?:import|export|part)[ \t]+["']/gm,
};
