import type { Entry } from "../fold/entry.ts";
import { nameOf } from "./entry-text.ts";
import type { ReportModel } from "./report-model.ts";
import type { ReportFinding } from "./report-schema.ts";
import { worstFirst } from "./standing-lists.ts";

/** All entries as the report's data: those that stand first, the worst first. */
export function reportFindings({ entries, labels }: ReportModel): ReportFinding[] {
  const stands = (entry: Entry): boolean =>
    entry.standing === "stands" || entry.standing === "below";
  const sorted = worstFirst(entries);
  return [...sorted.filter(stands), ...sorted.filter((entry) => !stands(entry))].map((entry) =>
    reportFinding(entry, labels.get(entry)),
  );
}

function reportFinding(entry: Entry, label: string | undefined): ReportFinding {
  const { finding } = entry;
  return {
    id: finding.id,
    step: finding.step ?? "",
    ref: entry.ref,
    persona: entry.persona,
    severity: entry.severity,
    claimed: finding.severity,
    claim: finding.claim,
    why: finding.why,
    citations: finding.citations.map((citation) => ({
      ...citation,
      status: citation.status ?? "not-found",
    })),
    trust: finding.trust,
    standing: entry.standing,
    also: entry.also.map(nameOf),
    marks: entry.marks.map((mark) => `${mark.rule}: ${mark.text}`),
    ...(finding.fix !== undefined && { fix: finding.fix }),
    ...(finding.topic !== undefined && { topic: finding.topic }),
    ...(entry.class && { class: entry.class }),
    ...(label !== undefined && { label }),
    ...(entry.verdict && { verdict: entry.verdict }),
  };
}
