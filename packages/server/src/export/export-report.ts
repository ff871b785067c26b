import {
  reportData,
  reportObject,
  type ReportFormat,
  type RunObject,
  type RunState,
  WheelhouseError,
} from "@wheelhouse/core";
import { EXPORT_TYPES, type ExportedRun, exportRun, nameOf } from "./export-run.ts";
import type { ReportForms } from "./report-forms.ts";

/**
 * The report of a run as a file: Markdown, data by the published schema, SARIF, or the page that its flow made, else one
 * of ours. Throws `run.state` when the report has no such form.
 */
export async function exportReport(
  run: RunObject,
  state: RunState,
  { format, forms }: { readonly format: ReportFormat; readonly forms: ReportForms | undefined },
): Promise<ExportedRun> {
  const name = nameOf(run);
  const { id, status } = run;
  const report = {
    run: { id, status, project: run.project?.path ?? null },
    output: reportData(state),
  };
  switch (format) {
    case "md":
      return exportRun(run, reportObject(state), "md");
    case "html": {
      const page = forms?.page(report);
      if (page === undefined) return exportRun(run, reportObject(state), "html");
      return { name: `${name}.html`, type: EXPORT_TYPES.html, text: page };
    }
    case "json":
      return {
        name: `${name}.report.json`,
        type: EXPORT_TYPES.json,
        text: known(forms).json(report),
      };
    case "sarif":
      return {
        name: `${name}.sarif`,
        type: "application/sarif+json",
        text: known(forms).sarif(report),
      };
    default:
      return format satisfies never;
  }
}

function known(forms: ReportForms | undefined): ReportForms {
  if (forms) return forms;
  throw new WheelhouseError("run.state", "Whoever serves this run does not know its flow.", {
    hint: "Take the report as md or html.",
  });
}
