import { describe, expect, test } from "vitest";
import { reportFiles } from "./report-files.ts";

const RUN = {
  id: "k3m2",
  receipt: { snapshot: { hash: "x" }, roster: { asked: 1 } },
  report_source: "report",
} as const;
const formats = (...args: Parameters<typeof reportFiles>): string[] =>
  reportFiles(...args).map(({ href }) => href.replace(/^\/api\/runs\/k3m2\//, ""));

describe("files of a report", () => {
  test("are all there for a review, and without SARIF for a flow that writes a document", () => {
    expect(formats(RUN, "Review")).toEqual([
      "report?format=md",
      "report?format=html",
      "report?format=json",
      "report?format=sarif",
      "export?as=json",
    ]);
    expect(formats(RUN, "Planning")).not.toContain("report?format=sarif");
    expect(formats(RUN, undefined)).toContain("report?format=sarif");
  });

  test("are only text where the report is no data: of another making, or an account", () => {
    const text = ["report?format=md", "report?format=html", "export?as=json"];
    expect(formats({ ...RUN, receipt: null }, "Review")).toEqual(text);
    expect(formats({ ...RUN, receipt: { note: "x" } }, "Review")).toEqual(text);
    expect(formats({ ...RUN, report_source: "account" }, "Review")).toEqual(text);
  });
});
