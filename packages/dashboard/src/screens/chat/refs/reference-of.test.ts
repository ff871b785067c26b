import { describe, expect, test } from "vitest";
import { readFinding } from "../../run/report/read-finding.ts";
import { referenceToFinding, referenceToReport, snapshotOf } from "./reference-of.ts";

const run = {
  id: "r1",
  receipt: { snapshot: { hash: "abc", commit: "4f2ab91" } },
};

describe("what a message points at", () => {
  test("names the commit that was looked at, else its fingerprint, else nothing", () => {
    expect(snapshotOf(run)).toBe("4f2ab91");
    expect(snapshotOf({ receipt: { snapshot: { hash: "abc" } } })).toBe("abc");
    expect(snapshotOf({ receipt: { snapshot: "odd" } })).toBeUndefined();
    expect(snapshotOf({ receipt: null })).toBeUndefined();
  });

  test("is a report by its run, with a title of one line", () => {
    expect(referenceToReport(run, "Look at\nexports")).toEqual({
      kind: "report",
      run: "r1",
      snapshot: "4f2ab91",
      title: "Look at exports",
    });
    expect(referenceToReport({ ...run, receipt: null }, "It")).not.toHaveProperty("snapshot");
  });

  test("is a finding by its id and step, as an issue that is made of it says it", () => {
    const shown = readFinding(
      {
        id: "F3",
        step: "security",
        claim: "  flush() is not guarded ",
        why: "",
        severity: "high",
        trust: "codebase",
        citations: [],
      },
      0,
    );
    expect(referenceToFinding(shown, { run: "r1", snapshot: undefined })).toEqual({
      kind: "finding",
      run: "r1",
      finding: "F3 (security)",
      title: "flush() is not guarded",
    });
  });
});
