/** A cost in US dollars: `$0.03`, `<$0.01`, `$0`; null, which is not known, is `unknown`. */
export function formatCost(usd: number | null): string {
  if (usd === null) return "unknown";
  if (usd === 0) return "$0";
  return usd < 0.005 ? "<$0.01" : `$${usd.toFixed(2)}`;
}
