/**
 * The shortest beginnings by which ids can still be told apart, at least `least` characters long,
 * by id. What is shown so is found again by `resolvePrefix` among the same ids.
 */
export function shortIds(ids: readonly string[], least = 4): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].sort();
  const short = new Map<string, string>();
  for (const [index, id] of sorted.entries()) {
    // In sorted order the neighbours share the longest beginning with an id.
    const shared = Math.max(
      sharedLength(id, sorted[index - 1] ?? ""),
      sharedLength(id, sorted[index + 1] ?? ""),
    );
    short.set(id, id.slice(0, Math.max(least, shared + 1)));
  }
  return short;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
