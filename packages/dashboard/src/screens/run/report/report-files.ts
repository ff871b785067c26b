import type { RunObject } from "@wheelhouse/core";
import { z } from "zod";

/** A file that a person can take away of a run. */
export interface ReportFile {
  readonly label: string;
  /** An address of the server, not of the page: the browser saves what comes. */
  readonly href: string;
}

/** What the receipt of a report as data has; one of another making is text alone. */
const ownReceiptSchema = z.object({ snapshot: z.object({}), roster: z.object({}) });

/** Tabs whose flows look for problems in files, which is what code scanning shows. */
const LOOKING: ReadonlySet<string> = new Set(["Analysis", "Review"]);

/** As what a run can be taken away. `tab` is that of its flow; undefined where nobody knows it. */
export function reportFiles(
  { id, receipt, report_source: source }: Pick<RunObject, "id" | "receipt" | "report_source">,
  tab: string | undefined,
): ReportFile[] {
  const at = `/api/runs/${encodeURIComponent(id)}`;
  const isData = source === "report" && ownReceiptSchema.safeParse(receipt).success;
  const looks = tab === undefined || LOOKING.has(tab);
  return [
    { label: "Markdown (.md)", href: `${at}/report?format=md` },
    { label: "One page to print or send (.html)", href: `${at}/report?format=html` },
    ...(isData ? [{ label: "The report as data (.json)", href: `${at}/report?format=json` }] : []),
    ...(isData && looks
      ? [{ label: "Findings for code scanning (.sarif)", href: `${at}/report?format=sarif` }]
      : []),
    { label: "The whole run, for programs (.json)", href: `${at}/export?as=json` },
  ];
}
