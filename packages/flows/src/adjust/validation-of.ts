import { type CodeContext, type ValidationOutput, validationOutputSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Entry } from "../fold/entry.ts";
import { findOutput } from "../read-output.ts";
import type { ValidationState } from "./adjust-output.ts";
import { applyVerdicts } from "./apply-verdicts.ts";

const validation = z.object(validationOutputSchema.shape);
const CONFIDENCE = ["low", "medium", "high"] as const;

/** Entries after all validators, and what became of validation. */
export interface Validated {
  readonly entries: readonly Entry[];
  readonly state: ValidationState;
}

/**
 * Applies what the validators said. Of several verdicts about one finding the harshest counts, of several confidences
 * the lowest. `unvalidated` says why the plan has no validator.
 */
export function validationOf(
  context: Pick<CodeContext, "outputs" | "settled">,
  entries: readonly Entry[],
  validators: readonly string[],
  unvalidated: string | undefined,
): Validated {
  const said = validators.flatMap((step) => findOutput(context, step, validation) ?? []);
  if (said.length === 0) return { entries, state: notValidated(context, validators, unvalidated) };
  const all: ValidationOutput = {
    verdicts: said.flatMap(({ verdicts }) => verdicts),
    confidence: lowest(said),
    risks: [...new Set(said.flatMap(({ risks }) => risks))],
  };
  const judged = applyVerdicts(entries, all);
  return {
    entries: judged.entries,
    state: {
      state: "validated",
      confidence: all.confidence,
      risks: all.risks,
      verdicts: countVerdicts(judged.entries),
      strays: [...judged.strays],
    },
  };
}

function lowest(said: readonly ValidationOutput[]): ValidationOutput["confidence"] {
  return CONFIDENCE.find((one) => said.some(({ confidence }) => confidence === one)) ?? "low";
}

function notValidated(
  { settled }: Pick<CodeContext, "settled">,
  validators: readonly string[],
  planned: string | undefined,
): ValidationState {
  const [first = "validate"] = validators;
  const own = settled[first];
  const reason =
    planned ??
    (own?.status === "skipped"
      ? (own.reason ?? "the validator was skipped")
      : `the validator failed${own?.reason === undefined ? "" : `: ${own.reason}`}`);
  return { state: "not-validated", reason, risks: [], verdicts: {}, strays: [] };
}

function countVerdicts(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of entries) {
    if (verdict) counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1;
  }
  return counts;
}
