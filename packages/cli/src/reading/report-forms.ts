import { attachedPage, exportJson, exportSarif } from "@wheelhouse/flows";
import type { ReportForms } from "@wheelhouse/server";
import { version } from "../version.ts";

/** The forms of a report that the built-in flows know. */
export const reportForms: ReportForms = {
  json: exportJson,
  sarif: (report) => exportSarif({ ...report, version: version() }),
  page: ({ output }) => attachedPage(output),
};
