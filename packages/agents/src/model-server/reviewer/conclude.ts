import type { Brief, DocumentOutput, SynthesisOutput, ValidationOutput } from "@wheelhouse/core";
import { writeDocument } from "../analyst/write-document.ts";
import { synthesise } from "./synthesise.ts";

/** What a brief that hands in findings asks for: a summary of them, a document, or a verdict on each. Pure. */
export function conclude(brief: Brief): SynthesisOutput | DocumentOutput | ValidationOutput {
  if (brief.role === "write") return writeDocument(brief);
  return brief.role === "validate" ? validate(brief) : synthesise(brief);
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
