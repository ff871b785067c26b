/** A pathspec that means this very path from the top, whatever letters are in it, or everything but it. */
export function literal(path: string, magic?: "exclude"): string {
  return `:(top,${magic === undefined ? "" : `${magic},`}literal)${path}`;
}
