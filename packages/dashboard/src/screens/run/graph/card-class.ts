import type { StatusTone } from "../../../parts/status.ts";

/** Cards that ask for a look have the colour of their status around them; the others are quiet. */
const EDGES: Partial<Record<StatusTone, string>> = {
  running: "border-running/70",
  waiting: "border-waiting",
  failed: "border-failed/80",
};

/** Classes of a card on the plane. Its tab ring and its chosen ring stand outside of its edge. */
export function cardClass(tone: StatusTone, isChosen: boolean): string {
  const edge = isChosen ? "border-accent ring-1 ring-accent bg-raised" : (EDGES[tone] ?? "");
  const dim = tone === "pending" || tone === "skipped" ? "border-dashed" : "";
  return `absolute flex rounded-card border bg-surface px-2.5 text-left text-sm hover:bg-raised ${edge} ${dim}`;
}
