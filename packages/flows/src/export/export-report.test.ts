import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { aReport } from "../testing/sample-report.ts";
import { attachedPage, exportJson, exportSarif } from "./export-report.ts";

const run = { id: "k3m2", status: "completed", project: "/p" };
const source = { run, version: "0.1.0" };
const asJson = (value: unknown): Json => z.json().parse(JSON.parse(JSON.stringify(value)));

describe("exporting a report", () => {
  test("as JSON says which run it is of, and is the report unchanged", () => {
    const report = aReport();
    expect(JSON.parse(exportJson({ run, output: asJson(report) }))).toEqual({ run, ...report });
  });

  test("refuses a run that has no report, and one whose report is text, with the next step", () => {
    const shown = {
      code: "run.state",
      hint: expect.stringContaining("wheelhouse show k3m2 --json"),
    };
    const open = { ...run, status: "running" };
    expect(() => exportJson({ run: open, output: undefined })).toThrow(
      expect.objectContaining({ ...shown, message: "Run k3m2 has no report: it is running." }),
    );
    expect(() => exportSarif({ ...source, output: "# Text" })).toThrow(
      expect.objectContaining(shown),
    );
  });

  test("as SARIF is for flows that look for problems, and for those of the person's own", () => {
    const of = (flow: string) => () =>
      exportSarif({ ...source, output: asJson(aReport(undefined, { flow })) });
    for (const flow of ["code-review", "architectural-analysis", "my-own"])
      expect(JSON.parse(of(flow)())).toMatchObject({ version: "2.1.0" });
    expect(of("plan-a-feature")).toThrow(
      expect.objectContaining({ code: "run.state", message: expect.stringContaining("Planning") }),
    );
  });

  test("as a page is what the flow made, and nothing where it made none", () => {
    const attachments = [
      { name: "x.txt", mediaType: "text/plain", text: "no" },
      { name: "summary.html", mediaType: "text/html", text: "<!doctype html>" },
    ];
    expect(attachedPage(asJson(aReport(undefined, { attachments })))).toBe("<!doctype html>");
    expect(attachedPage(asJson(aReport()))).toBeUndefined();
    expect(attachedPage("# Text")).toBeUndefined();
  });
});
