const OPENING = "\"'`(<[";
const CLOSING = "\"'`)>],;:?!.";

/** A word without the quotes, brackets and stops around it; in one pass, since a focus may be anything. */
export function bareWord(word: string): string {
  let start = 0;
  while (start < word.length && OPENING.includes(word.charAt(start))) start++;
  let end = word.length;
  while (end > start && CLOSING.includes(word.charAt(end - 1))) end--;
  return word.slice(start, end);
}

/** A path without the slashes at its end. */
export function withoutSlash(path: string): string {
  let end = path.length;
  while (end > 0 && path.charAt(end - 1) === "/") end--;
  return path.slice(0, end);
}
