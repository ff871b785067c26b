import { findingFingerprint, SEVERITIES } from "@wheelhouse/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { STANDINGS } from "../../fold/entry.ts";
import { type Report, reportSchema } from "../../report/report-schema.ts";
import { aReport, aReportFinding } from "../../testing/sample-report.ts";
import { sarifSchema } from "../../testing/sarif-schema.ts";
import { directoryUri } from "./sarif-location.ts";
import { reportSarif } from "./report-sarif.ts";

const RUN = { id: "k3m2", status: "completed", project: "/home/ann/my project" };
const sarif = (report: Report, run: Partial<typeof RUN> = {}) => {
  const log = reportSarif(report, { run: { ...RUN, ...run }, version: "0.1.0" });
  return sarifSchema.parse(JSON.parse(JSON.stringify(log))).runs[0];
};

describe("a report as SARIF", () => {
  test("says where each finding is, under the rule of who looked at what", () => {
    const citations = [
      { path: "src/ä b#.ts", lines: [7, 3], quote: "x", status: "moved" },
      { path: "src/gone.ts", lines: [1, 1], quote: "invented", status: "not-found" },
      { path: "src/other.ts", lines: [2, 2], quote: "y", status: "verified" },
    ] as const;
    const finding = aReportFinding({
      topic: "Error handling!",
      fix: "Let it throw.",
      citations: citations.map((each) => ({ ...each, lines: [...each.lines] })),
    });
    expect(sarif(aReport([finding]))).toMatchObject({
      tool: {
        driver: { name: "Wheelhouse", rules: [{ id: "structural-analyst/error-handling" }] },
      },
      automationDetails: { id: "code-review/small/k3m2" },
      originalUriBaseIds: { PROJECT: { uri: "file:///home/ann/my%20project/" } },
      invocations: [
        {
          executionSuccessful: true,
          startTimeUtc: "2026-11-21T04:30:00Z",
          endTimeUtc: "2026-11-21T04:31:00Z",
        },
      ],
      results: [
        {
          ruleId: "structural-analyst/error-handling",
          ruleIndex: 0,
          kind: "fail",
          level: "error",
          message: {
            text: "A failed write is reported as success.\n\nThe caller believes that the record exists.\n\nWhat to do: Let it throw.",
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "src/%C3%A4%20b%23.ts", uriBaseId: "PROJECT" },
                region: { startLine: 3, endLine: 7, snippet: { text: "x" } },
              },
            },
          ],
          relatedLocations: [
            { id: 1, physicalLocation: { artifactLocation: { uri: "src/other.ts" } } },
          ],
          partialFingerprints: {
            "wheelhouseFinding/v1": findingFingerprint(finding),
          },
          suppressions: [],
        },
      ],
    });
  });

  test("suppresses what was refuted, with the validator's reason", () => {
    const verdict = { verdict: "refuted", reason: "It is thrown two lines below." };
    const [refuted, stands] =
      sarif(aReport([aReportFinding({ standing: "refuted", verdict }), aReportFinding()]))
        ?.results ?? [];
    expect(refuted?.suppressions).toEqual([
      { kind: "external", status: "accepted", justification: verdict.reason },
    ]);
    expect(stands?.suppressions).toEqual([]);
  });

  test.each([
    ["unverified", "open"],
    ["no-evidence", "open"],
    ["advisory", "review"],
  ] as const)("gives a finding that is %s no level: it is %s", (standing, kind) => {
    const finding = aReportFinding({ standing, severity: "critical" });
    expect(sarif(aReport([finding]))?.results[0]).toMatchObject({ kind, level: "none", rank: 95 });
  });

  test("takes the level from the severity", () => {
    const findings = SEVERITIES.map((severity) => aReportFinding({ severity }));
    expect(sarif(aReport(findings))?.results.map(({ level }) => level)).toEqual([
      "error",
      "error",
      "warning",
      "note",
      "note",
    ]);
  });

  test("says what is new and what is known where the report was compared with the run before", () => {
    const { receipt } = aReport();
    const counts = { new: 1, still: 2, gone: 0, notLooked: 0 };
    const since = { run: "p7s9", endedAt: 1, notes: [], counts, gone: [], notLooked: [] };
    const findings = [
      aReportFinding({ since: "new" }),
      aReportFinding({ since: "still" }),
      aReportFinding({ since: "still", was: "low" }),
      aReportFinding({ standing: "refuted" }),
    ];
    const states = (report: Report) => sarif(report)?.results.map((each) => each.baselineState);
    expect(states(aReport(findings, { receipt: { ...receipt, since } }))).toEqual([
      "new",
      "unchanged",
      "updated",
      "new",
    ]);
    expect(states(aReport())).toEqual([undefined]);
  });

  test("tells which angles are missing, and that a run that failed is not whole", () => {
    const gap = { persona: "p", label: "Security", reason: "it timed out" };
    const gaps: Report["gaps"] = [
      { ...gap, status: "failed" },
      { ...gap, status: "skipped", reason: "no signal" },
    ];
    expect(sarif(aReport([], { gaps }), { status: "failed" })?.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: "error", message: { text: "Security (p) failed: it timed out" } },
        { level: "note", message: { text: "Security (p) did not look: no signal" } },
      ],
    });
  });

  test("makes no link of an agent's words, and no place of a document that the run was given", () => {
    const [result] =
      sarif(
        aReport([
          aReportFinding({
            claim: "See [here](javascript:alert(1)) and a[0].",
            citations: [
              { path: "@material/plan", lines: [1, 1], quote: "q", status: "verified" },
              { path: "https://example.org/a b", lines: [1, 1], quote: "q", status: "not-found" },
            ],
          }),
        ]),
      )?.results ?? [];
    expect(result?.message.text).toContain(String.raw`See \[here\](javascript:alert(1)) and a[0].`);
    expect(result?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: "https://example.org/a%20b" } } },
    ]);
  });

  test("fits the format whatever agents write", () => {
    const words = fc.string({ unit: "binary", minLength: 1 });
    const line = fc.integer({ min: 1, max: 1_000_000 });
    const citation = fc.record({
      path: words,
      lines: fc.tuple(line, line),
      quote: words,
      status: fc.constantFrom("verified", "moved", "not-found"),
    });
    const finding = fc.record({
      persona: words,
      topic: fc.option(words, { nil: undefined }),
      claim: words,
      severity: fc.constantFrom(...SEVERITIES),
      standing: fc.constantFrom(...STANDINGS),
      citations: fc.array(citation, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 6 }), words, (findings, project) => {
        const report = aReport(
          z
            .array(reportSchema.shape.findings.element)
            .parse(findings.map((each) => ({ ...aReportFinding(), ...each }))),
        );
        expect(sarif(report, { project })?.results).toHaveLength(findings.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the reference of a directory", () => {
  test.each([
    ["/srv/a b/", "file:///srv/a%20b/"],
    ["C:\\code\\x", "file:///C:/code/x/"],
    ["/", "file:///"],
    ["/half\uD800", "file:///half%EF%BF%BD/"],
  ])("of %j is %s", (path, uri) => {
    expect(directoryUri(path)).toBe(uri);
  });
});
