import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asJson } from "../read-output.ts";
import { aFinding } from "../testing/entries.ts";
import { collect } from "./fold.ts";
import type { FoldInput } from "./fold-output.ts";
import { findByRef } from "./refs.ts";

const steps = [
  { step: "angle.structural-analyst", persona: "structural-analyst", label: "Structure" },
  { step: "angle.test-engineer", persona: "test-engineer", label: "Tests" },
  {
    step: "angle.adversarial-security-analyst",
    persona: "adversarial-security-analyst",
    label: "Security",
  },
];
const input: FoldInput = { steps, needsOne: true, about: {} };

function finding(over: Parameters<typeof aFinding>[0] = {}) {
  const { step: _, ...rest } = aFinding(over);
  return rest;
}
const handedIn = (...findings: object[]) => asJson({ findings });

describe("fold", () => {
  test("keeps words and ids as the agents wrote them, and names each by its step", () => {
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding({ id: "S1" }), finding({ id: "odd id" })),
      },
      settled: {},
    };
    const { entries } = collect(input, context, undefined);
    expect(entries.map((entry) => entry.key)).toEqual([
      "angle.structural-analyst:S1",
      "angle.structural-analyst:odd id",
    ]);
    expect(entries[0]?.finding).toEqual(aFinding({ id: "S1" }));
    expect(entries.map((entry) => entry.ref)).toEqual(["S1", "odd id"]);
  });

  test("an agent's own word about a citation is not believed, and turned lines are put right", () => {
    const citations = [{ path: "a.ts", lines: [5, 3], quote: "x", status: "verified" }];
    const context = {
      outputs: {
        "angle.test-engineer": handedIn({ ...finding(), citations, step: "angle.other" }),
      },
      settled: {},
    };
    const [entry] = collect(input, context, undefined).entries;
    expect(entry?.finding.citations).toEqual([{ path: "a.ts", lines: [3, 5], quote: "x" }]);
    expect(entry?.finding.step).toBe("angle.test-engineer");
  });

  test("the same id from two agents is named by its key in later briefs", () => {
    const other = { path: "other.ts", lines: [1, 1] as [number, number], quote: "x" };
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding({ id: "X1" })),
        "angle.test-engineer": handedIn(finding({ id: "X1", citations: [other] })),
      },
      settled: {},
    };
    const { entries, findings } = collect(input, context, undefined);
    expect(findings.map((each) => each.id)).toEqual([
      "angle.structural-analyst:X1",
      "angle.test-engineer:X1",
    ]);
    expect(findByRef(entries, "X1")).toBeUndefined();
    expect(findByRef(entries, "X1 (angle.test-engineer)")?.persona).toBe("test-engineer");
  });

  test("merges what two agents found alike, with both named and the worse severity", () => {
    const shared = { topic: "tests", severity: "medium" } as const;
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding({ ...shared, id: "S1" })),
        "angle.test-engineer": handedIn(finding({ ...shared, id: "T1", severity: "critical" })),
      },
      settled: {},
    };
    const { entries, counts } = collect(input, context, undefined);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ ref: "S1", severity: "critical" });
    expect(entries[0]?.also.map((source) => source.finding.id)).toEqual(["T1"]);
    expect(counts).toMatchObject({ findings: 1, merged: 1 });
    expect(findByRef(entries, "T1")?.ref).toBe("S1");
  });

  test.each([
    ["another topic", { topic: "errors" }],
    ["no topic", {}],
    [
      "lines that do not meet",
      {
        topic: "tests",
        citations: [{ path: "src/store.ts", lines: [6, 9] as [number, number], quote: "x" }],
      },
    ],
    [
      "another file",
      {
        topic: "tests",
        citations: [{ path: "b.ts", lines: [3, 5] as [number, number], quote: "x" }],
      },
    ],
  ])("does not merge findings with %s", (_, other) => {
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding({ id: "S1", topic: "tests" })),
        "angle.test-engineer": handedIn(finding({ id: "T1", ...other })),
      },
      settled: {},
    };
    expect(collect(input, context, undefined).entries).toHaveLength(2);
  });

  test("merges the same words first, so that a broad claim does not take a narrow one's twin", () => {
    const [broad, narrow] = [{ claim: "Many lack tests." }, { claim: "The store lacks tests." }];
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding({ ...narrow, id: "S1", topic: "tests" })),
        "angle.test-engineer": handedIn(
          finding({ ...broad, id: "T1", topic: "tests" }),
          finding({ ...narrow, id: "T2", topic: "tests" }),
        ),
      },
      settled: {},
    };
    const { entries } = collect(input, context, undefined);
    expect(entries.map((each) => [each.ref, each.also.map((source) => source.finding.id)])).toEqual(
      [
        ["S1", ["T2"]],
        ["T1", []],
      ],
    );
  });

  test("never merges two findings of one agent: it told them apart", () => {
    const shared = { topic: "tests" };
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(
          finding({ ...shared, id: "S1" }),
          finding({ ...shared, id: "S2" }),
        ),
      },
      settled: {},
    };
    expect(collect(input, context, undefined).entries.map((entry) => entry.ref)).toEqual([
      "S1",
      "S2",
    ]);
  });

  test("names what failed, what was skipped and what could not be read", () => {
    const context = {
      outputs: {
        "angle.structural-analyst": handedIn(finding(), { id: "S2", claim: "no evidence" }),
      },
      settled: {
        "angle.test-engineer": { status: "failed", reason: "the agent hung" },
        "angle.adversarial-security-analyst": { status: "skipped", reason: "no signal" },
      },
    };
    const { agents, entries, counts } = collect(input, context, undefined);
    expect(agents.map(({ status, reason }) => [status, reason])).toEqual([
      ["completed", undefined],
      ["failed", "the agent hung"],
      ["skipped", "no signal"],
    ]);
    expect(agents[0]?.unreadable).toEqual([expect.stringContaining("finding 2 (S2): severity")]);
    expect(entries).toHaveLength(1);
    expect(counts.gaps).toBe(2);
  });

  test("an output of another shape is a failed angle, not a failed fold", () => {
    const context = {
      outputs: { "angle.structural-analyst": "prose", "angle.test-engineer": handedIn() },
      settled: {},
    };
    const [first] = collect(input, context, undefined).agents;
    expect(first).toMatchObject({
      status: "failed",
      reason: expect.stringContaining("cannot be read"),
    });
  });

  test("fails when every angle that was asked failed, and says why each did", () => {
    const settled = {
      "angle.structural-analyst": { status: "failed", reason: "no such model" },
      "angle.test-engineer": { status: "failed", reason: "timed out" },
      "angle.adversarial-security-analyst": { status: "skipped", reason: "no signal" },
    };
    expect(() => collect(input, { outputs: {}, settled }, undefined)).toThrow(
      "angle.structural-analyst: no such model; angle.test-engineer: timed out",
    );
  });

  test("does not fail when nobody was asked, or when it need not", () => {
    const skipped = Object.fromEntries(steps.map(({ step }) => [step, { status: "skipped" }]));
    expect(collect(input, { outputs: {}, settled: skipped }, undefined).entries).toEqual([]);
    const failed = Object.fromEntries(steps.map(({ step }) => [step, { status: "failed" }]));
    const relaxed = { ...input, needsOne: false };
    expect(collect(relaxed, { outputs: {}, settled: failed }, undefined).counts.gaps).toBe(3);
  });

  test("a second fold goes on from the first and keeps the names that agents have seen", () => {
    const first = collect(
      { ...input, about: { "risk-analyst": ["structural-analyst"] } },
      { outputs: { "angle.structural-analyst": handedIn(finding({ id: "S1" })) }, settled: {} },
      undefined,
    );
    expect(first.about["risk-analyst"]?.map((each) => each.id)).toEqual(["S1"]);
    const risk = { step: "second.risk-analyst", persona: "risk-analyst", label: "Risk" };
    const second = collect(
      { steps: [risk], needsOne: false, about: {} },
      {
        outputs: { [risk.step]: handedIn(finding({ id: "S1" }), finding({ id: "R1" })) },
        settled: {},
      },
      first,
    );
    expect(second.entries.map((entry) => entry.ref)).toEqual([
      "S1",
      "second.risk-analyst:S1",
      "R1",
    ]);
    expect(second.agents).toHaveLength(4);
  });

  test("a finding without a citation has no evidence, a YAGNI candidate is advice", () => {
    const outputs = {
      "angle.structural-analyst": handedIn(
        finding({ id: "S1", citations: [] }),
        finding({ id: "S2", topic: "yagni", severity: "info" }),
      ),
    };
    const { entries } = collect(input, { outputs, settled: {} }, undefined);
    expect(entries.map((entry) => entry.standing)).toEqual(["no-evidence", "advisory"]);
  });
});

const someFinding = fc.record({
  id: fc.constantFrom("S1", "S2", "S1#2", "T1", "angle.test-engineer:S1"),
  severity: fc.constantFrom("critical", "high", "medium", "low", "info"),
  claim: fc.string({ minLength: 1 }),
  why: fc.string(),
  citations: fc.array(
    fc.record({
      path: fc.constantFrom("a.ts", "b.ts"),
      lines: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
      quote: fc.string({ minLength: 1 }),
    }),
    { maxLength: 3 },
  ),
  topic: fc.constantFrom("tests", "errors", undefined),
});

describe("fold, for any outputs", () => {
  test("drops nothing, renames nothing, and gives each finding one key and each entry one name", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(someFinding, { maxLength: 6 }), { minLength: 3, maxLength: 3 }),
        (lists) => {
          const outputs = Object.fromEntries(
            steps.map(({ step }, index) => [step, asJson({ findings: lists[index] ?? [] })]),
          );
          const context = { outputs, settled: {} };
          const { entries, agents } = collect(input, context, undefined);
          const sources = entries.flatMap((entry) => [entry, ...entry.also]);
          const words = (all: { id: string; claim: string; why: string }[]): string[] =>
            all.map(({ id, claim, why }) => JSON.stringify([id, claim, why])).toSorted();
          expect(words(sources.map((source) => source.finding))).toEqual(words(lists.flat()));
          expect(new Set(sources.map((source) => source.key)).size).toBe(sources.length);
          expect(new Set(entries.map((entry) => entry.ref)).size).toBe(entries.length);
          expect(agents.flatMap((agent) => agent.keys).toSorted()).toEqual(
            sources.map((source) => source.key).toSorted(),
          );
          for (const entry of entries) expect(findByRef(entries, entry.ref)).toBe(entry);
        },
      ),
    );
  });
});
