import { basename } from "node:path";
import type { ReportObject, RunObject } from "@wheelhouse/core";
import { htmlFile } from "./html-file.ts";
import { markdownFile } from "./markdown-file.ts";

/** As what a run can be taken away. */
export const EXPORT_FORMS = ["md", "html", "json"] as const;
/** As what a run can be taken away. */
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** Content type of each. */
export const EXPORT_TYPES: Readonly<Record<ExportForm, string>> = {
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  json: "application/json",
};

/** A file of a run that stands for itself. */
export interface ExportedRun {
  /** Letters, digits, `.`, `_` and `-` only: safe in a header and in any directory. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A run as a file: its report as Markdown or as one HTML page, or all of it as JSON. */
export async function exportRun(
  run: RunObject,
  report: Pick<ReportObject, "report">,
  form: ExportForm,
): Promise<ExportedRun> {
  const common = { name: `${nameOf(run)}.${form}`, type: EXPORT_TYPES[form] };
  switch (form) {
    case "md":
      return { ...common, text: markdownFile(run, report) };
    case "html":
      return { ...common, text: await htmlFile(run, report) };
    case "json":
      return { ...common, text: `${JSON.stringify(run, null, 2)}\n` };
    default:
      return form satisfies never;
  }
}

/** The name of a file of a run, without its end. */
export function nameOf({ id, flow, project }: Pick<RunObject, "id" | "flow" | "project">): string {
  return [flow ?? "run", project === null ? "" : basename(project.path), id]
    .map((part) => part.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, ""))
    .filter((part) => part !== "")
    .map((part) => part.slice(0, 40))
    .join("-");
}
