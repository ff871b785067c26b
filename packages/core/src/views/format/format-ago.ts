const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
] as const;

/** A point in time (ms) as seen from another, in one unit: `4m ago`, `in 2h`, `just now`. */
export function formatAgo(at: number, now: number): string {
  const distance = Math.abs(now - at);
  for (const [unit, size] of UNITS) {
    if (distance < size) continue;
    const text = `${Math.floor(distance / size)}${unit}`;
    return at > now ? `in ${text}` : `${text} ago`;
  }
  return "just now";
}
