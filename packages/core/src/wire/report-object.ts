import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { RUN_STATUSES } from "../run/status.ts";
import type { RunState } from "../run/state.ts";
import { runStatus } from "../run/status.ts";
import { reportOf } from "../views/report.ts";
import { findingObject, findingObjectSchema } from "./finding-object.ts";

/** As what a report can be taken away: text, by its published schema, for code scanning, and as one page. */
export const REPORT_FORMATS = ["md", "json", "sarif", "html"] as const;
/** As what a report can be taken away. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report of a run on the wire. */
export const reportObjectSchema = z.object({
  /** The run. */
  id: z.string(),
  status: z.enum(RUN_STATUSES),
  /** `account`: there is no report, and the Markdown says what was done and what was not. */
  source: z.enum(["report", "account"]),
  /** Markdown. */
  report: z.string(),
  findings: z.array(findingObjectSchema),
  receipt: z.record(z.string(), jsonSchema).nullable(),
});
/** The report of a run on the wire. */
export type ReportObject = z.infer<typeof reportObjectSchema>;

/** The report of a run as the wire shows it. */
export function reportObject(state: RunState): ReportObject {
  const { source, markdown, findings, receipt = null } = reportOf(state);
  return {
    id: state.id,
    status: runStatus(state),
    source,
    report: markdown,
    findings: findings.map(findingObject),
    receipt,
  };
}
