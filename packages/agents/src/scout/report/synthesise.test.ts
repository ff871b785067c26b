import type { Finding } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { synthesise } from "./synthesise.ts";

function finding(id: string, path: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    severity: "low",
    claim: `Claim of ${id}.`,
    why: "",
    citations: [{ path, lines: [1, 1], quote: "x" }],
    trust: "codebase",
    topic: "security",
    ...more,
  };
}

describe("synthesise", () => {
  test("the worst comes first, and equal advice is given once", () => {
    const bind = (name: string): string => `Bind \`${name}\` as a parameter.`;
    const { recommendations, summary } = synthesise(
      [
        finding("S10", "b.ts", { fix: bind("b") }),
        finding("S2", "a.ts", { fix: bind("a") }),
        finding("X1", "c.ts", { severity: "critical", fix: "Revoke it.", topic: "secrets" }),
      ],
      [],
    );
    expect(recommendations).toEqual([
      { text: "In `c.ts`: Revoke it.", findings: ["X1"] },
      { text: "In `a.ts`: Bind `a` as a parameter. The like in `b.ts`.", findings: ["S2", "S10"] },
    ]);
    expect(summary).toBe(
      "Composed without a model, by ranking and grouping. 3 findings: 1 critical, 2 low. They are about security (2) and secrets in the repository (1). The most severe is X1: Claim of X1.",
    );
  });

  test("without findings it says so, and praise is short", () => {
    const { summary, recommendations, good } = synthesise([], ["a", "b", "c", "d", "e"]);
    expect(summary).toBe("Composed without a model. No finding was handed in.");
    expect(recommendations).toEqual([]);
    expect(good).toEqual(["a", "b", "c", "d"]);
  });
});
