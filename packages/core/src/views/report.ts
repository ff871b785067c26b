import { z } from "zod";
import { findingSchema, findingsOutputSchema } from "../evidence/finding.ts";
import { type JsonObject, jsonSchema } from "../json.ts";
import type { RunState } from "../run/state.ts";
import { reportData } from "./report/report-data.ts";
import { takenOver } from "./report/taken-over.ts";
import { accountOf, type HandedIn } from "./report/account.ts";

export { reportData };

/** What a person reads of a run in the end. */
export interface RunReport {
  readonly markdown: string;
  /** Findings in the words of their authors; a citation without a status was not checked. */
  readonly findings: readonly ReportedFinding[];
  /** How the report came to be, as its author says it; undefined when it does not. */
  readonly receipt: JsonObject | undefined;
  /** `report`: the report step wrote it. `account`: it has not, and this says what was done and what was not. */
  readonly source: "report" | "account";
}

const reportedFindingSchema = findingSchema.loose();
/** A finding and whatever a flow's report says beside it. */
export type ReportedFinding = z.infer<typeof reportedFindingSchema>;

const reportOutputSchema = z.object({
  markdown: z.string(),
  findings: z.array(reportedFindingSchema).default([]),
  receipt: z.record(z.string(), jsonSchema).optional(),
});

/**
 * The report of a run from its state: the output of its report step when that has completed, also in
 * a run that was cancelled after it; otherwise a short account of what was done and what was not,
 * with the findings that were handed in, none of them checked. That of a fork also says what it took over, and where from.
 */
export function reportOf(state: RunState): RunReport {
  const report = ownReport(state);
  const taken = takenOver(state);
  if (!taken) return report;
  const markdown = `${report.markdown.trimEnd()}\n\n${taken.markdown}\n`;
  return { ...report, markdown, receipt: { ...report.receipt, ...taken.receipt } };
}

function ownReport(state: RunState): RunReport {
  const written = writtenReport(state);
  if (written) return written;
  const findings = findingsSoFar(state);
  return { markdown: accountOf(state, findings), findings, receipt: undefined, source: "account" };
}

/** Who a run's report would be by, without making it. */
export function reportSource(state: RunState): RunReport["source"] {
  return writtenReport(state) === undefined ? "account" : "report";
}

function writtenReport(state: RunState): RunReport | undefined {
  const output = reportData(state);
  if (typeof output === "string")
    return { markdown: output, findings: [], receipt: undefined, source: "report" };
  const parsed = reportOutputSchema.safeParse(output);
  if (!parsed.success) return undefined;
  const { markdown, findings, receipt } = parsed.data;
  return { markdown, findings, receipt, source: "report" };
}

/** Findings that completed agents have handed in, their citations without a status: what an agent says of them does not count. */
function findingsSoFar(state: RunState): HandedIn[] {
  return [...state.steps.values()].flatMap((step): HandedIn[] => {
    if (step.def.kind !== "agent" || step.status !== "completed") return [];
    const { data } = findingsOutputSchema.safeParse(step.output);
    return (data?.findings ?? []).map((finding) => {
      const citations = finding.citations.map(({ path, lines, quote }) => ({ path, lines, quote }));
      return { ...finding, step: step.id, citations };
    });
  });
}
