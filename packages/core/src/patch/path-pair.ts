import { unquotePath } from "./unquote-path.ts";

/**
 * Both paths of a line `diff --git a/… b/…`. Where neither is quoted and one has spaces the line can be read in more than
 * one way: it is read as naming one path twice, which it does for every file that is not renamed; of others the lines
 * below it tell. Undefined when it cannot be read at all.
 */
export function pathPair(line: string): readonly [before: string, after: string] | undefined {
  const words = line.slice("diff --git ".length);
  const quoted = /^("(?:[^"\\]|\\.)*"|\S+) ("(?:[^"\\]|\\.)*"|.+)$/s.exec(words);
  if (words.includes('"') && quoted?.[1] !== undefined && quoted[2] !== undefined)
    return [withoutSide(quoted[1]), withoutSide(quoted[2])];
  const half = (words.length - 1) / 2;
  const [before, after] = [words.slice(0, half), words.slice(half + 1)];
  if (words[half] === " " && before.slice(2) === after.slice(2))
    return [withoutSide(before), withoutSide(after)];
  if (quoted?.[1] === undefined || quoted[2] === undefined) return undefined;
  return [withoutSide(quoted[1]), withoutSide(quoted[2])];
}

/** The path of a line `--- …` or `+++ …`; null for none. Git ends a path that has a space with a tabulator. */
export function sidePath(line: string): string | null {
  const written = line.slice(4).replace(/\t$/, "");
  return written === "/dev/null" ? null : withoutSide(written);
}

/** A path without the `a/` or `b/` that says which side it is on. */
function withoutSide(written: string): string {
  return unquotePath(written).replace(/^[ab]\//, "");
}
