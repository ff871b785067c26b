import { z } from "zod";
import { type Report, reportSchema } from "../report/report-schema.ts";

/** Which run a report is of. */
export const reportedRunSchema = z.object({
  id: z.string(),
  status: z.string(),
  /** Absolute path of the project; null when nothing says. */
  project: z.string().nullable(),
});
/** Which run a report is of. */
export type ReportedRun = z.infer<typeof reportedRunSchema>;

/**
 * A report as a file for programs. Its JSON Schema is published as `docs/report.schema.json`; members are added, never
 * renamed or removed, and readers ignore those that they do not know.
 */
export const reportFileSchema = z.object({ run: reportedRunSchema, ...reportSchema.shape });
/** A report as a file for programs. */
export type ReportFile = z.infer<typeof reportFileSchema>;

/** A report as a file for programs. */
export function reportFile(report: Report, run: ReportedRun): ReportFile {
  return { run, ...report };
}
