import { describe, expect, test } from "vitest";
import type { Report } from "../report/report-schema.ts";
import { play } from "../testing/play.ts";
import { SAMPLE, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { planImplementation } from "./plan-implementation.ts";

const MATERIAL = {
  documents: [
    {
      name: "plan",
      title: "Specification",
      path: "docs/spec.md",
      kind: "file",
      text: "Users see whether their order was stored. See src/store.ts.\n",
      lines: 1,
      cut: false,
    },
  ],
};

const finding = (id: string, rest: object = {}): object => ({
  id,
  severity: "medium",
  claim: `The store swallows errors (${id}).`,
  why: "The caller believes that the order is stored.",
  citations: [{ path: "src/store.ts", lines: [5, 5], quote: "} catch {}" }],
  trust: "codebase",
  topic: "plan",
  ...rest,
});

const DRAFT = {
  summary: "Return the error of the store (JD1).",
  sections: [{ id: "outcome", body: "# Users know\n\nSee src/store.ts:5 and src/gone.ts:9." }],
  items: [
    {
      id: "S-1",
      section: "steps",
      title: "Return the error",
      body: "In `save()`.",
      fields: { files: "src/store.ts" },
      findings: ["JD1"],
      dependsOn: ["S-0"],
    },
  ],
  openItems: [{ question: "Retry?", recommended: "No.", why: "Nobody asked.", findings: [] }],
};

async function playPlan(options: {
  band?: "small" | "medium" | "large";
  input?: object;
  steps?: Record<string, { output: unknown }>;
}) {
  const scan = await scanSample({ of: "focus" });
  return play({
    flow: planImplementation,
    band: options.band ?? "small",
    input: { question: "docs/spec.md", ...options.input },
    steps: {
      snapshot: { output: SNAPSHOT },
      material: { output: MATERIAL },
      scan: { output: scan },
      "angle.junior-developer": { output: { findings: [finding("JD1")], summary: "One." } },
      synth: { output: DRAFT },
      ...options.steps,
    },
  });
}

const reportOf = (played: Awaited<ReturnType<typeof playPlan>>): Report =>
  played.outputs["render"] as unknown as Report;

describe("plan-implementation", () => {
  test("writes the document section by section, and marks what does not resolve", async () => {
    const played = await playPlan({
      steps: {
        citations: {
          output: {
            checked: [
              {
                key: "angle.junior-developer:JD1",
                citations: [
                  { path: "src/store.ts", lines: [5, 5], quote: "} catch {}", status: "verified" },
                ],
              },
            ],
            places: [
              { path: "src/store.ts", line: 5, exists: true },
              { path: "src/gone.ts", line: 9, exists: false },
            ],
          },
        },
      },
    });
    expect(played.failed).toBeUndefined();
    const { markdown } = reportOf(played);
    expect(markdown).toContain("## Outcome\n\n#### Users know");
    expect(markdown).toContain("src/gone.ts:9 (not in the snapshot)");
    expect(markdown).not.toContain("src/store.ts:5 (not");
    expect(markdown).toContain("### S-1: Return the error\n\n- **files:** src/store.ts");
    expect(markdown).toContain("Names as earlier what is not there: S-0. Rests on: JD1.");
    expect(markdown).toContain("- Not written: Context; Approach; Decisions;");
    expect(markdown).not.toContain("## Approach");
    expect(markdown).not.toContain("## Security");
    expect(markdown).toContain("1. Retry? Recommended: No. (Nobody asked.)");
    expect(markdown).toContain("| JD1 | The store swallows errors (JD1). | evidenced | plan |");
    expect(Object.keys(SAMPLE)).toContain("src/store.ts");
  });

  test("a second round looks only when the first brought enough, and the stop rule says why", async () => {
    const many = ["JD1", "JD2", "JD3"].map((id, index) =>
      finding(id, {
        citations: [{ path: "src/store.ts", lines: [index + 1, index + 1], quote: id }],
      }),
    );
    const busy = await playPlan({
      band: "medium",
      steps: { "angle.junior-developer": { output: { findings: many, summary: "Three." } } },
    });
    expect(busy.settled["r2.junior-developer"]).toEqual({ status: "completed" });
    expect(busy.prompts["r2.junior-developer"]).toContain("This is round 2.");
    expect(reportOf(busy).markdown).toContain(
      "- R1: 3 new findings, 0 major. Another round followed",
    );
    const calm = await playPlan({ band: "medium" });
    expect(calm.settled["r2.junior-developer"]?.status).toBe("skipped");
    expect(reportOf(calm).markdown).toContain(
      "No further round: the round brought 1 new finding and nothing major.",
    );
    expect(reportOf(calm).gaps.map(({ step }) => step)).not.toContain("r2.junior-developer");
  });

  test("asks what only a person can settle when it may, and the author goes by the answer", async () => {
    const quiet = await playPlan({});
    expect(quiet.plan.steps.map(({ id }) => id)).not.toContain("ask");
    const asked = await playPlan({
      input: { ask: true },
      steps: {
        ask: { output: { option: null, text: "1. Yes, once.", by: "ada" } },
        revise: { output: { ...DRAFT, summary: "Retry once.", openItems: [] } },
      },
    });
    expect(asked.prompts["revise"]).toContain("In their words: 1. Yes, once.");
    expect(asked.prompts["revise"]).toContain("# Your draft");
    expect(reportOf(asked).summary).toBe("Retry once.");
    expect(reportOf(asked).markdown).toContain("ada answered:\n\n> 1. Yes, once.");
  });
});
