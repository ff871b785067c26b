import type { Brief, Severity } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Candidate } from "../analyses/candidate.ts";
import { rank } from "./rank.ts";

function candidate(path: string, more: Partial<Candidate> = {}): Candidate {
  return {
    analysis: "danger",
    rule: path,
    severity: "medium",
    confidence: 0.5,
    impact: 1,
    claim: path,
    why: "",
    fix: "",
    topic: "security",
    citations: [{ path, lines: [10, 10], quote: "x" }],
    path,
    touches: "lines",
    ...more,
  };
}

const find: Brief = { role: "find" };
const paths = (brief: Brief, candidates: readonly Candidate[], scope: readonly string[] = []) =>
  rank(candidates, brief, scope).chosen.map((one) => one.path);

describe("rank", () => {
  test("worst first, then surest, then weightiest, then by path", () => {
    const severity = (path: string, value: Severity, more: Partial<Candidate> = {}): Candidate =>
      candidate(path, { severity: value, ...more });
    const list = [
      severity("low", "low", { confidence: 1 }),
      severity("b", "high"),
      severity("a", "high"),
      severity("sure", "high", { confidence: 0.9 }),
      severity("heavy", "high", { impact: 9 }),
      severity("worst", "critical", { confidence: 0.1 }),
    ];
    expect(paths(find, list)).toEqual(["worst", "sure", "heavy", "a", "b", "low"]);
    expect(paths(find, list.toReversed())).toEqual(paths(find, list));
  });

  test("at most ten, at most what the brief allows, at most three of a kind", () => {
    const many = Array.from({ length: 30 }, (_, i) => candidate(`p${i}`));
    expect(paths(find, many)).toHaveLength(10);
    expect(paths({ ...find, max: 99 }, many)).toHaveLength(10);
    expect(paths({ ...find, max: 2 }, many)).toHaveLength(2);
    const alike = many.map((one) => ({ ...one, rule: "same" }));
    const ranking = rank(alike, find, []);
    expect(ranking.chosen).toHaveLength(3);
    expect(ranking.left.get("danger")).toHaveLength(27);
  });

  test("only what the change touches counts, and what is critical", () => {
    const changed: Brief["changed"] = [
      { path: "src/a.ts", ranges: [[8, 12]] },
      { path: "src/big.ts", ranges: [[1, 40]] },
    ];
    const list = [
      candidate("src/a.ts"),
      candidate("src/a.ts", {
        rule: "elsewhere",
        citations: [{ path: "src/a.ts", lines: [13, 13], quote: "x" }],
      }),
      candidate("src/b.ts"),
      candidate("src/key.ts", { severity: "critical" }),
      candidate("src/big.ts", { touches: { fileLines: 30 } }),
      candidate("src/a.ts", { rule: "file", touches: { fileLines: 30 } }),
    ];
    expect(paths({ ...find, changed }, list)).toEqual(["src/key.ts", "src/a.ts", "src/big.ts"]);
  });

  test("a scope is files and folders", () => {
    const list = ["src/a.ts", "src/ab/c.ts", "lib/x.ts"].map((path) => candidate(path));
    expect(paths(find, list, ["src/"])).toEqual(["src/a.ts", "src/ab/c.ts"]);
    expect(paths(find, list, ["src/a", "./lib/x.ts"])).toEqual(["lib/x.ts"]);
  });
});
