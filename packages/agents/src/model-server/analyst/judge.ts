import type { Brief, ValidationOutput } from "@wheelhouse/core";
import { lensOfTopic } from "./lenses.ts";

/** Verdicts on the findings of a brief: what its lens says of the finding, else that the cited line was seen. Pure. */
export function judge({ findings = [] }: Brief): ValidationOutput {
  return {
    verdicts: findings.map(({ id, topic, citations: [first] }) => {
      const known = lensOfTopic(topic)?.verdict;
      if (known) return { finding: id, ...known };
      return first
        ? {
            finding: id,
            verdict: "confirmed",
            reason: `${first.path}:${first.lines[0]} says so.`,
          }
        : { finding: id, verdict: "cannot-verify", reason: "Nothing is cited." };
    }),
    confidence: "medium",
    risks: ["Callers outside this repository were not seen."],
  };
}
