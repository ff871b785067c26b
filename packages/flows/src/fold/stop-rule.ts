import type { Entry } from "./entry.ts";
import type { Round } from "./fold-output.ts";

/** A round that brings no more than this, and nothing major, was the last. */
const FEW = 2;

/**
 * Whether another round is worth it. Stops after a round with at most {@link FEW} new findings and no major one, when
 * nobody looked, at the last round of the band, and when the maturity gate trips.
 */
export function stopRule(
  entries: { readonly fresh: readonly Entry[]; readonly all: readonly Entry[] },
  { round, rounds, looked }: { round: number; rounds: number; looked: boolean },
): Round {
  const fresh = entries.fresh.length;
  const major = entries.fresh.filter(
    ({ severity }) => severity === "critical" || severity === "high",
  ).length;
  const sharpen = unripe(entries.all);
  const verdict = (goOn: boolean, why: string): Round => ({
    round,
    fresh,
    major,
    goOn,
    why,
    ...(sharpen !== undefined && { sharpen }),
  });
  if (!looked) return verdict(false, "nobody looked in this round");
  if (sharpen !== undefined) return verdict(false, sharpen);
  if (round >= rounds)
    return verdict(
      false,
      `${rounds === 1 ? "one round is" : `${rounds} rounds are`} what this band has`,
    );
  if (fresh <= FEW && major === 0)
    return verdict(
      false,
      `the round brought ${fresh} new ${fresh === 1 ? "finding" : "findings"} and nothing major`,
    );
  return verdict(true, `the round brought ${fresh} new findings, ${major} of them major`);
}

/**
 * The maturity gate: contradictions that several see, or a plan whose specification is open in many places, are settled
 * by sharpening the specification, not by looking once more. Undefined when it holds.
 */
function unripe(entries: readonly Entry[]): string | undefined {
  const contradictions = entries.filter(({ finding }) => finding.topic === "contradiction");
  const open = entries.filter(({ finding }) => finding.topic === "spec");
  if (contradictions.length >= 2 && seenBy(contradictions) >= 2)
    return `${contradictions.length} contradictions were found by ${seenBy(contradictions)} of those who looked: settle them before planning on`;
  if (open.length >= 5 && seenBy(open) >= 3)
    return `${open.length} findings by ${seenBy(open)} of those who looked are about the specification itself: sharpen it before planning on`;
  return undefined;
}

const seenBy = (entries: readonly Entry[]): number =>
  new Set(entries.flatMap((entry) => [entry, ...entry.also].map(({ persona }) => persona))).size;
