import { outlineOf } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";

const LANGUAGES = new Set(["java", "kotlin", "scala", "csharp", "php", "swift", "ruby"]);

/**
 * For languages that find classes by name and not by file: a file that names a class which only one
 * other file of the same language defines depends on that file.
 */
export function namedTypes(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const owners = new Map<string, string | undefined>();
  for (const file of index.files) {
    if (!LANGUAGES.has(file.language)) continue;
    for (const one of outlineOf(file)) {
      if (one.kind !== "class" || !/^[A-Z]\w{3,}$/.test(one.name)) continue;
      const key = `${family(file)} ${one.name}`;
      const known = owners.has(key) && owners.get(key) !== file.path;
      owners.set(key, known ? undefined : file.path);
    }
  }
  return (file) => {
    if (!LANGUAGES.has(file.language)) return [];
    const edges = new Map<string, Edge>();
    for (const match of file.lexed.code.matchAll(/(?<![\w$])[A-Z]\w{3,}/g)) {
      const to = owners.get(`${family(file)} ${match[0]}`);
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

/** Java, Kotlin and Scala see each other's classes. */
function family(file: SourceFile): string {
  return file.language === "kotlin" || file.language === "scala" ? "java" : file.language;
}
