/** So many are worth reading. */
const MOST = 20;
/** A word of fewer letters is the beginning of too much to look for it inside names. */
const SHORT = 2;

/**
 * What the beginning of a path may become: in a directory that it names, whatever begins as it does; then files
 * anywhere whose name begins so, then those whose path has it within. Case does not matter.
 *
 * @param files Every file of the project, relative to its top, with forward slashes.
 * @returns At most 20; directories end in a slash.
 */
export function pathCompletions(files: readonly string[], begun: string): string[] {
  const word = begun.replace(/^(\.\/)+/, "").toLowerCase();
  const depth = word.lastIndexOf("/") + 1;
  const beside = new Set<string>();
  const named: string[] = [];
  const within: string[] = [];
  for (const file of files) {
    const path = file.toLowerCase();
    if (path.startsWith(word)) {
      const end = file.indexOf("/", depth);
      beside.add(end < 0 ? file : file.slice(0, end + 1));
    } else if (word.length >= SHORT) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (name.startsWith(word)) named.push(file);
      else if (path.includes(word)) within.push(file);
    }
  }
  const sorted = [...beside].toSorted(byDirectoryFirst);
  return [...sorted, ...named, ...within].slice(0, MOST);
}

/** Directories come first: whoever begins a path is on the way down. */
function byDirectoryFirst(a: string, b: string): number {
  const [one, other] = [a.endsWith("/"), b.endsWith("/")];
  if (one !== other) return one ? -1 : 1;
  return a < b ? -1 : 1;
}
