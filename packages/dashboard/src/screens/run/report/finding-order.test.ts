import type { FindingObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { checkedOf, countBy, CHECKED_ORDER, orderFindings } from "./finding-order.ts";
import { readFinding, type ShownFinding } from "./read-finding.ts";

type Cited = FindingObject["citations"][number];

function cited(path: string, line: number, status: Cited["status"]): Cited {
  return { path, lines: [line, line], quote: "x", status };
}

function found(id: string, rest: Partial<FindingObject> = {}): ShownFinding {
  const finding: FindingObject = {
    id,
    severity: "low",
    claim: "It is so.",
    why: "",
    citations: [],
    trust: "codebase",
    ...rest,
  };
  return readFinding(finding, 0);
}

const ALL = { severities: new Set<never>(), checked: new Set<never>() };
const names = (findings: readonly ShownFinding[]): string[] => findings.map(({ name }) => name);

describe("findings", () => {
  const findings = [
    found("A", { severity: "low", citations: [cited("b.ts", 9, "moved")] }),
    found("B", { severity: "critical", citations: [cited("b.ts", 2, "not-found")] }),
    found("C", { severity: "low", citations: [cited("a.ts", 30, "verified")] }),
    found("D", { severity: "high" }),
  ];

  test("are ordered by severity, and equals as the report has them", () => {
    expect(names(orderFindings(findings, ALL, "severity"))).toEqual(["B", "D", "A", "C"]);
    expect(names(orderFindings(findings, ALL, "report"))).toEqual(["A", "B", "C", "D"]);
  });

  test("are ordered by place, those without one last", () => {
    expect(names(orderFindings(findings, ALL, "place"))).toEqual(["C", "B", "A", "D"]);
  });

  test("are filtered by severity and by what became of their quotes", () => {
    const low = { severities: new Set(["low"] as const), checked: new Set(["verified"] as const) };
    expect(names(orderFindings(findings, low, "severity"))).toEqual(["C"]);
    expect(countBy(findings, CHECKED_ORDER, checkedOf)).toEqual([
      ["verified", 1],
      ["moved", 1],
      ["not-found", 1],
      ["unchecked", 1],
    ]);
  });

  test("count by the best of their citations", () => {
    const both = [cited("a.ts", 1, "not-found"), cited("a.ts", 2, "moved")];
    expect(checkedOf(found("A", { citations: both }))).toBe("moved");
  });
});

describe("a finding", () => {
  test("stands where its report says, under the name that the report gives it", () => {
    const finding = found("S1", { standing: "refuted", label: "CRIT-1", claimed: "high" });
    expect(finding).toMatchObject({ name: "CRIT-1", group: "unverified", claimed: "high" });
    expect(found("S1", { standing: "existing" }).group).toBe("aside");
    expect(found("S1", { standing: "below", claimed: "low" })).toMatchObject({
      group: "counted",
      claimed: undefined,
    });
  });

  test("is believed without a report only as far as a quote was found", () => {
    expect(found("S1", { citations: [cited("a.ts", 1, null)] }).group).toBe("unverified");
    expect(found("S1", { citations: [cited("a.ts", 1, "moved")] }).group).toBe("counted");
  });

  test("is shown also where its report says odd things of it", () => {
    expect(found("S1", { also: "everybody", marks: 3, label: [] })).toMatchObject({
      name: "S1",
      also: [],
      marks: [],
    });
  });
});
