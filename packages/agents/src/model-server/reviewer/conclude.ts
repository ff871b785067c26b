import type { Brief, SynthesisOutput, ValidationOutput } from "@wheelhouse/core";

/** What a brief that hands in findings asks for: a summary of them, or a verdict on each. Pure. */
export function conclude(brief: Brief): SynthesisOutput | ValidationOutput {
  return brief.role === "validate" ? validate(brief) : synthesise(brief);
}

function synthesise({ findings = [] }: Brief): SynthesisOutput {
  const [worst] = findings;
  return {
    summary: worst
      ? `${findings.length} remarks, none of which stops the work. First: ${worst.claim} (${worst.id})`
      : "Nothing was found that stands in the way.",
    recommendations: findings.slice(0, 5).map(({ id, fix, claim }) => ({
      text: fix ?? `Look again at this: ${claim}`,
      findings: [id],
    })),
    good: ["The files that were read are short and say what they do."],
  };
}

/** What was cited was seen. */
function validate({ findings = [] }: Brief): ValidationOutput {
  return {
    verdicts: findings.map(({ id, citations: [first] }) => ({
      finding: id,
      verdict: first ? "confirmed" : "cannot-verify",
      reason: first ? `${first.path}:${first.lines[0]} says so.` : "Nothing is cited.",
    })),
    confidence: "medium",
    risks: ["Only single lines were looked at."],
  };
}
