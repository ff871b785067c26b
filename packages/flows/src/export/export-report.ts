import { type Json, WheelhouseError } from "@wheelhouse/core";
import { flowsByName } from "../flows.ts";
import { type Report, reportSchema } from "../report/report-schema.ts";
import { type ReportedRun, reportFile } from "./report-file.ts";
import { reportSarif, type SarifSource } from "./sarif/report-sarif.ts";

/** What a report is exported with. */
export interface ReportSource extends Omit<SarifSource, "run"> {
  readonly run: ReportedRun;
  /** What the run's report step handed on; undefined while it has not. */
  readonly output: Json | undefined;
}

/** Tabs whose flows look for problems in files. */
const LOOKING: ReadonlySet<string> = new Set(["Analysis", "Review"]);

/** A run's report as JSON, by the published schema. Throws `run.state` when it has none of that form. */
export function exportJson({ output, run }: Pick<ReportSource, "output" | "run">): string {
  return `${JSON.stringify(reportFile(readReport(output, run), run), undefined, 2)}\n`;
}

/**
 * A run's findings as a log of SARIF 2.1.0. Throws `run.state` when it has no report of the form that is needed, and when
 * its flow writes a document instead of looking for problems.
 */
export function exportSarif({ output, run, ...source }: ReportSource): string {
  const report = readReport(output, run);
  const tab = flowsByName.get(report.flow)?.tab;
  if (tab !== undefined && !LOOKING.has(tab))
    throw new WheelhouseError(
      "run.state",
      `Flow ${report.flow} of tab ${tab} writes a document, and SARIF lists problems in files.`,
      {
        hint: "Flows of the tabs Review and Analysis can be had as SARIF; take this one as md, html or json.",
      },
    );
  return `${JSON.stringify(reportSarif(report, { ...source, run }), undefined, 2)}\n`;
}

/** The HTML page that a report brings along; undefined when its flow makes none. */
export function attachedPage(output: Json | undefined): string | undefined {
  const report = reportSchema.safeParse(output).data;
  return report?.attachments?.find(({ mediaType }) => mediaType === "text/html")?.text;
}

function readReport(output: Json | undefined, run: ReportedRun): Report {
  const report = reportSchema.safeParse(output);
  if (report.success) return report.data;
  throw new WheelhouseError(
    "run.state",
    output === undefined
      ? `Run ${run.id} has no report: it is ${run.status}.`
      : `The report of run ${run.id} is text, without findings as data.`,
    { hint: `What there is of it as data: wheelhouse show ${run.id} --json` },
  );
}
