/** A count of tokens in three digits or so: `950`, `61.2k`, `1.4M`; null, which is not known, is `unknown`. */
export function formatTokens(tokens: number | null): string {
  if (tokens === null) return "unknown";
  if (tokens < 1000) return String(tokens);
  if (tokens < 999_500) return `${scaled(tokens, 1000)}k`;
  return `${scaled(tokens, 1_000_000)}M`;
}

/** One digit behind the point while there are less than three before it. */
function scaled(tokens: number, unit: number): string {
  const value = tokens / unit;
  return value < 99.95 ? value.toFixed(1) : value.toFixed(0);
}
