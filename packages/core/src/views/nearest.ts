/** Names that a mistyped one may have meant, the nearest first, at most three. */
export function nearest(word: string, names: readonly string[]): string[] {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  return names
    .map((name) => ({
      name,
      far:
        name.toLowerCase().startsWith(lower) && lower !== ""
          ? 0
          : distance(lower, name.toLowerCase()),
    }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
function distance(from: string, to: string): number {
  let twoUp: number[] = [];
  let up = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const here = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (up[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (up[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (swapped) best = Math.min(best, (twoUp[column - 2] ?? 0) + 1);
      here[column] = best;
    }
    twoUp = up;
    up = here;
  }
  return up[to.length] ?? 0;
}
