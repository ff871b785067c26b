import { isoTime } from "../../report/iso-time.ts";
import type { Gap, Report } from "../../report/report-schema.ts";
import type { ReportedRun } from "../report-file.ts";
import { BASE, directoryUri } from "./sarif-location.ts";
import type { SarifLog } from "./sarif-log.ts";
import { resultOf } from "./sarif-result.ts";
import { rulesOf } from "./sarif-rules.ts";

/** What a log is made with beside a report. */
export interface SarifSource {
  readonly run: ReportedRun;
  /** Of this program. */
  readonly version: string;
}

/**
 * A report as a log of SARIF 2.1.0. All findings are in it: a refuted one is suppressed, one that could not be verified
 * is open. *Contract*: pure; the same report gives the same log.
 */
export function reportSarif(report: Report, { run, version }: SarifSource): SarifLog {
  const { receipt, findings, gaps } = report;
  const rules = rulesOf(findings);
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Wheelhouse", semanticVersion: version, rules } },
        automationDetails: { id: `${report.flow}/${report.band}/${run.id}` },
        columnKind: "utf16CodeUnits",
        ...(run.project !== null && {
          originalUriBaseIds: { [BASE]: { uri: directoryUri(run.project) } },
        }),
        invocations: [
          {
            executionSuccessful: run.status === "completed",
            startTimeUtc: isoTime(receipt.startedAt),
            endTimeUtc: isoTime(receipt.endedAt),
            toolExecutionNotifications: gaps.map((gap) => ({
              level: gap.status === "failed" ? "error" : "note",
              message: { text: gapText(gap) },
              descriptor: { id: `angle-${gap.status}` },
            })),
          },
        ],
        results: findings.map((finding) =>
          resultOf(finding, { rules: places, isCompared: receipt.since !== undefined }),
        ),
        properties: {
          run: run.id,
          flow: report.flow,
          band: report.band,
          fast: report.fast,
          validation: report.validation,
          counts: report.counts,
          receipt,
        },
      },
    ],
  };
}

function gapText({ label, persona, status, reason }: Gap): string {
  return `${label} (${persona}) ${status === "failed" ? "failed" : "did not look"}: ${reason}`;
}
