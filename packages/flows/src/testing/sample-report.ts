import { type Report, reportSchema, type ReportFinding } from "../report/report-schema.ts";

/** A finding of a report with sensible members, to be varied. */
export function aReportFinding(over: Partial<ReportFinding> = {}): ReportFinding {
  return {
    id: "S1",
    step: "angle.structural-analyst",
    ref: "S1",
    persona: "structural-analyst",
    severity: "high",
    claimed: "high",
    claim: "A failed write is reported as success.",
    why: "The caller believes that the record exists.",
    citations: [{ path: "src/store.ts", lines: [3, 5], quote: "} catch {}", status: "verified" }],
    trust: "codebase",
    standing: "stands",
    also: [],
    marks: [],
    ...over,
  };
}

/** A report of a code review around some findings, to be varied. */
export function aReport(
  findings: readonly ReportFinding[] = [aReportFinding()],
  over: Partial<Report> = {},
): Report {
  return reportSchema.parse({
    version: 1,
    flow: "code-review",
    title: "Code review",
    band: "small",
    fast: false,
    markdown: "# Code review\n",
    findings,
    counts: { bySeverity: {}, byStanding: {} },
    summary: "One thing is wrong.",
    recommendations: [],
    validation: {
      state: "not-validated",
      reason: "fast was asked for",
      risks: [],
      verdicts: {},
      strays: [],
    },
    deferred: [],
    gaps: [],
    receipt: {
      snapshot: { hash: "abc", files: 3, omitted: [] },
      agents: [{ agent: "scout", version: "0.1.0", level: "confined", modelFree: true }],
      levels: ["confined"],
      afterCheck: { clean: true, changes: [] },
      tokens: { input: 0, output: 0, unknown: 0 },
      costUsd: { known: 0, unknown: 0 },
      attempts: { started: 1, failed: 0, lost: 0 },
      roster: { angles: 1, asked: 1, completed: 1, idle: 0, failed: 0, skipped: 0 },
      files: { inScope: 3, assigned: 3, cited: 1, notRead: 0 },
      citations: { verified: 1, moved: 0, notFound: 0 },
      startedAt: 1_795_235_400_000,
      endedAt: 1_795_235_460_000,
    },
    ...over,
  });
}
