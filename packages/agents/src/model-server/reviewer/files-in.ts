const CODE = /\.(ts|tsx|js|mjs|jsx|py|go|rs|java|rb|c|h|cc|cpp|cs|sh|sql)$/;
const PATH = /^[\w@.+-]+(\/[\w@.+-]+)*\.\w+$/;

/** The files that a tool's result lists, relative to a place, code first. Pure. */
export function filesIn(result: string, place: string | undefined): readonly string[] {
  const files = result
    .split("\n")
    .map((line) => line.trim().replace(/^[-*] |^\.\//, ""))
    .map((line) => (place && line.startsWith(`${place}/`) ? line.slice(place.length + 1) : line))
    .filter((line) => PATH.test(line) && !line.startsWith(".git/"));
  return [...files.filter((file) => CODE.test(file)), ...files.filter((file) => !CODE.test(file))];
}
