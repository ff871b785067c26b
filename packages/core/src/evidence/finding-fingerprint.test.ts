import { assert, array, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "./finding.ts";
import { findingFingerprint, placeFingerprint } from "./finding-fingerprint.ts";

const base: Finding = {
  id: "S1",
  severity: "high",
  claim: "The name in `tar czf` is part of a shell command (2 places).",
  why: "Whoever names a file runs commands.",
  citations: [
    { path: "src/orders.js", lines: [12, 14], quote: "return execSync(`tar czf a.tgz ${name}`);" },
    { path: "src/other.js", lines: [1, 1], quote: "import { execSync }" },
  ],
  trust: "codebase",
  topic: "security",
  step: "angle.security-analyst",
};
const print = findingFingerprint;

/** The same finding with one thing changed. */
const changed = (rest: Partial<Finding>): Finding => ({ ...base, ...rest });
const moved = (by: number): Finding["citations"] =>
  base.citations.map(({ lines: [from, to], ...rest }) => ({
    ...rest,
    lines: [from + by, to + by],
  }));

describe("the fingerprint of a finding", () => {
  test("is the same wherever its lines have moved to, whatever its id, step and severity are", () => {
    assert(
      property(integer({ min: 0, max: 1_000_000 }), string(), (by, id) => {
        const other = changed({ citations: moved(by), id, severity: "low", why: "", step: "r2.x" });
        expect(print(other)).toBe(print(base));
      }),
    );
  });

  test("is the same whatever white space its quotes and its claim have", () => {
    const space = array(constantFrom(" ", "\t", "\n", "\u00a0"), { minLength: 1, maxLength: 4 });
    assert(
      property(space, (some) => {
        const wide = (text: string): string => ` ${text.replaceAll(" ", some.join(""))} `;
        const citations = base.citations.map((each) => ({ ...each, quote: wide(each.quote) }));
        expect(print(changed({ citations, claim: wide(base.claim) }))).toBe(print(base));
      }),
    );
  });

  test.each([
    [
      "another directory",
      { citations: base.citations.map((each) => ({ ...each, path: `lib/deep/${each.path}` })) },
    ],
    ["another order of citations", { citations: base.citations.toReversed() }],
    ["a place cited twice", { citations: [...base.citations, ...moved(3)] }],
    ["another count in the claim", { claim: base.claim.replace("2", "17") }],
    ["a mark more", { claim: `${base.claim.toUpperCase()}!` }],
    [
      "a check's word",
      { citations: base.citations.map((each) => ({ ...each, status: "moved" as const })) },
    ],
  ])("is the same with %s", (_, rest) => {
    expect(print(changed(rest))).toBe(print(base));
  });

  test.each([
    ["another claim", { claim: "The discount may be larger than the sum." }],
    [
      "another quote",
      {
        citations: [
          { path: "src/orders.js", lines: [12, 14] as [number, number], quote: "return sum;" },
        ],
      },
    ],
    [
      "another file",
      { citations: base.citations.map((each) => ({ ...each, path: `${each.path}.ts` })) },
    ],
    ["another topic", { topic: "tests" }],
  ])("is another one with %s", (_, rest) => {
    expect(print(changed(rest))).not.toBe(print(base));
  });

  test("knows who found it where no topic is given", () => {
    const of = (step: string) => print(changed({ topic: undefined, step }));
    expect(of("r2.security-analyst")).toBe(of("angle.security-analyst"));
    expect(of("angle.test-engineer")).not.toBe(of("angle.security-analyst"));
  });

  test("is pinned: it may be kept over releases", () => {
    expect(print(base)).toMatch(/^[0-9a-f]{20}$/);
    expect(print(base)).toMatchInlineSnapshot(`"6a09d5bbdc0397ae45ed"`);
  });

  test("by place alone is undefined where nothing is cited", () => {
    expect(placeFingerprint(changed({ citations: [] }))).toBeUndefined();
    expect(placeFingerprint(changed({ claim: "In other words." }))).toBe(placeFingerprint(base));
  });
});
