import type { Brief, SynthesisOutput } from "@wheelhouse/core";

/** How many findings a recommendation is made of. */
const MOST = 5;

/** A summary of the findings of a brief, in their order, and what to do about the first of them. Pure. */
export function synthesise({ findings = [] }: Pick<Brief, "findings">): SynthesisOutput {
  const [worst] = findings;
  const count = findings.length === 1 ? "One remark" : `${findings.length} remarks`;
  return {
    summary: worst
      ? `${count}. First: ${worst.claim} (${worst.id})`
      : "Nothing was found that stands in the way.",
    recommendations: findings.slice(0, MOST).map(({ id, fix, claim }) => ({
      text: fix ?? `Look again at this: ${claim}`,
      findings: [id],
    })),
    good: ["The files that were read are short and say what they do."],
  };
}
