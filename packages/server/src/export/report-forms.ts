import type { Json } from "@wheelhouse/core";

/** A report as whoever knows its flow gets it. */
export interface FlowReport {
  readonly run: { readonly id: string; readonly status: string; readonly project: string | null };
  /** What the run's report step handed on; undefined while it has not. */
  readonly output: Json | undefined;
}

/** Makes the forms of a report for which its flow has to be known. */
export interface ReportForms {
  /** The report as data. Throws `run.state` when it has no such form. */
  json(report: FlowReport): string;
  /** Its findings for code scanning. Throws `run.state` when it has no such form. */
  sarif(report: FlowReport): string;
  /** The HTML page that its flow made; undefined when it made none. */
  page(report: FlowReport): string | undefined;
}
