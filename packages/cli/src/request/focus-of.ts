import { existsSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * The focus as a flow reads it: the words of a person, in which those that name something in the
 * project are paths from its top, a directory with a slash at its end. Whoever types `src` below a
 * directory that has a `src` means that.
 */
export function focusOf(words: readonly string[], project: string, cwd: string): string {
  return words.map((word) => pathIn(word, project, cwd) ?? word).join(" ");
}

function pathIn(word: string, project: string, cwd: string): string | undefined {
  if (word === "" || /\s/.test(word)) return undefined;
  for (const from of [cwd, project]) {
    const full = resolve(from, word);
    const path = relative(project, full);
    if (path === "" || path.startsWith("..") || isAbsolute(path) || !existsSync(full)) continue;
    return `${path.replaceAll(sep, "/")}${statSync(full).isDirectory() ? "/" : ""}`;
  }
  return undefined;
}
