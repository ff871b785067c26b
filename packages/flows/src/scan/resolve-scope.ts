import { bareWord, withoutSlash } from "./bare-word.ts";

/** How a focus was understood. */
export interface Resolved {
  /** Files and directories that the focus names, most specific wording first. */
  readonly paths: readonly string[];
  readonly why: string;
}

/** A word shorter than this names nothing: "in", "the", "run". */
const SHORTEST_WORD = 4;

/** Up to so many words are no sentence but a name or two. */
const FEW_WORDS = 3;
/** What no plain word has: a dot, dash or underscore within, or a capital after a small letter. */
const NAME = /\w[._-]\w|[a-z][A-Z]/;

/**
 * Finds the files and directories that a focus names: paths word for word first, then the names of
 * files and directories. A bare word counts only when it names a directory or a file's stem exactly;
 * guessing by similarity would review something that nobody asked for. In `prose`, such as a wish or a problem, a plain
 * word of a whole sentence is a word, even when a file happens to be called so: only one that reads as a name counts.
 */
export function resolveScope(
  focus: string,
  files: readonly string[],
  { prose = false }: { readonly prose?: boolean } = {},
): Resolved {
  const words = focus
    .split(/[\s,;]+/)
    .map(bareWord)
    .filter((word) => word !== "");
  const all = new Set(files);
  const directories = directoriesOf(files);
  const exact: string[] = [];
  for (const word of words) {
    const path = withoutSlash(word.replace(/^\.\//, ""));
    if (all.has(path) || (directories.has(path) && looksLikePath(word))) exact.push(path);
  }
  if (exact.length > 0) return { paths: outermost(exact), why: `the focus names ${list(exact)}` };

  const named: string[] = [];
  const telling = (word: string): boolean =>
    word.length >= SHORTEST_WORD && (!prose || words.length <= FEW_WORDS || NAME.test(word));
  for (const word of words.filter(telling)) {
    const lower = word.toLowerCase();
    for (const directory of directories) {
      if (baseOf(directory).toLowerCase() === lower) named.push(directory);
    }
    for (const file of files) {
      const base = baseOf(file).toLowerCase();
      if (base === lower || base.replace(/\.[^.]+$/, "") === lower) named.push(file);
    }
  }
  const paths = outermost(named);
  if (paths.length === 0) return { paths: [], why: "the focus names no file or directory" };
  return { paths, why: `words of the focus name ${list(paths)}` };
}

/** Whether a path is one of the scope's paths or below one; every path is in an empty scope. */
export function inScope(path: string, scope: readonly string[]): boolean {
  return scope.length === 0 || scope.some((top) => path === top || path.startsWith(`${top}/`));
}

/** Every directory above a file. */
export function directoriesOf(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1)) {
      const directory = file.slice(0, end);
      if (found.has(directory)) break;
      found.add(directory);
    }
  }
  return found;
}

/** A directory counts word for word when it is written as a path, or stands at the top. */
const looksLikePath = (word: string): boolean => word.includes("/") || word.length >= SHORTEST_WORD;
const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Drops what another entry contains already, and duplicates; order of first mention. */
function outermost(paths: readonly string[]): string[] {
  const unique = [...new Set(paths)];
  return unique.filter(
    (path) => !unique.some((other) => other !== path && path.startsWith(`${other}/`)),
  );
}

function list(paths: readonly string[]): string {
  const shown = [...new Set(paths)];
  const more = shown.length > 5 ? ` and ${shown.length - 5} more` : "";
  return shown.slice(0, 5).join(", ") + more;
}
