import { isSettled, type Json, type StepState } from "@wheelhouse/core";
import { z } from "zod";
import { clean } from "../output/clean.ts";

/** The name of a step as a person reads it. */
export function nameOf(step: StepState): string {
  return clean(step.def.label ?? step.id);
}

/** In a few words what came out of a step, or why nothing did. */
export function outcomeOf(step: StepState): string {
  const again = step.generation > 1 ? ` (done ${step.generation} times)` : "";
  switch (step.status) {
    case "completed":
      return `${summaryOf(step.output)}${again}`.trim();
    case "failed":
      return `failed: ${clean(step.reason ?? "")}`;
    case "skipped":
      return `skipped: ${clean(step.reason ?? "")}`;
    case "cancelled":
      return "cancelled";
    case "parked":
      return `parked: ${clean(step.park?.reason ?? step.failure?.error ?? "")}`;
    case "waiting":
      return "waits for an answer";
    case "pending":
    case "running":
      return "";
    default:
      return step.status satisfies never;
  }
}

/** A sign that stands for where a step is. */
export function signOf(step: StepState): string {
  if (step.status === "failed") return "✗";
  if (step.status === "skipped" || step.status === "cancelled") return "–";
  if (step.status === "waiting") return "?";
  if (step.status === "parked") return "‖";
  return isSettled(step.status) ? "✓" : "○";
}

/** What an output says in a few words: how many findings, a verdict, the first line of a text. */
function summaryOf(output: Json | undefined): string {
  if (typeof output === "string")
    return clean(output.split("\n").find((line) => line.trim() !== "") ?? "");
  if (output === undefined || output === null || typeof output !== "object") return "";
  if (Array.isArray(output)) return `${output.length}`;
  const { findings, verdict, verdicts, summary, option, markdown } = outputSchema.parse(output);
  if (findings && (findings.length > 0 || markdown === undefined))
    return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  if (verdicts) return verdicts.length === 1 ? "1 verdict" : `${verdicts.length} verdicts`;
  return clean(verdict ?? option ?? summary ?? "");
}

const text = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const outputSchema = z.object({
  findings: list,
  verdicts: list,
  verdict: text,
  option: text,
  summary: text,
  markdown: text,
});
