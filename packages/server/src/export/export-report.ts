import {
  reportData,
  reportObject,
  type ReportFormat,
  type RunObject,
  type RunState,
} from "@wheelhouse/core";
import { attachedPage, exportJson, exportSarif } from "@wheelhouse/flows";
import { EXPORT_TYPES, type ExportedRun, exportRun, nameOf } from "./export-run.ts";

/**
 * The report of a run as a file: Markdown, data by the published schema, SARIF, or the page that its flow made, else one
 * of ours. `version` is of this program. Throws `run.state` when the report has no such form.
 */
export async function exportReport(
  run: RunObject,
  state: RunState,
  { format, version }: { readonly format: ReportFormat; readonly version: string },
): Promise<ExportedRun> {
  const output = reportData(state);
  const name = nameOf(run);
  const { id, status } = run;
  const source = { output, version, run: { id, status, project: run.project?.path ?? null } };
  switch (format) {
    case "md":
      return exportRun(run, reportObject(state), "md");
    case "html": {
      const page = attachedPage(output);
      if (page === undefined) return exportRun(run, reportObject(state), "html");
      return { name: `${name}.html`, type: EXPORT_TYPES.html, text: page };
    }
    case "json":
      return { name: `${name}.report.json`, type: EXPORT_TYPES.json, text: exportJson(source) };
    case "sarif":
      return { name: `${name}.sarif`, type: "application/sarif+json", text: exportSarif(source) };
    default:
      return format satisfies never;
  }
}
