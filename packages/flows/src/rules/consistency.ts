import { type Entry, hasMark } from "../fold/entry.ts";
import { overlaps } from "../fold/merge-duplicates.ts";
import { lowered } from "./lower.ts";
import { marked } from "../fold/entry.ts";
import { isOpposite } from "./opposite-advice.ts";

const RULE = "consistency";

/**
 * Two findings that give opposite advice for overlapping lines of one file: both drop one level,
 * once, and each names the other. A report that says do and don't at equal strength helps nobody.
 * A security finding is named in the tension but keeps its level: otherwise any text that talks an
 * agent into the opposite advice would soften it.
 */
export function consistency(entries: readonly Entry[]): Entry[] {
  const tensions = entries.map((entry) =>
    entries.filter((other) => other !== entry && isTense(entry, other)).map((other) => other.ref),
  );
  return entries.map((entry, index) => {
    const others = tensions[index] ?? [];
    if (others.length === 0 || hasMark(entry, RULE)) return entry;
    const why = `tension with ${others.join(", ")}: opposite advice for the same lines`;
    const next = entry.security ? marked(entry, RULE, why) : lowered(entry, RULE, why);
    return { ...next, tension: others };
  });
}

function isTense(one: Entry, other: Entry): boolean {
  if (!isOpen(one) || !isOpen(other)) return false;
  const shared = one.finding.citations.some((left) =>
    other.finding.citations.some((right) => overlaps(left, right)),
  );
  return shared && isOpposite(adviceOf(one), adviceOf(other));
}

/** Only advice that a reader would follow can pull against other advice. */
const isOpen = (entry: Entry): boolean =>
  entry.standing === "stands" || entry.standing === "below" || entry.standing === "advisory";
const adviceOf = ({ finding }: Entry): string => finding.fix ?? finding.claim;
