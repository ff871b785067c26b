import { describe, expect, test } from "vitest";
import { reportSchema } from "../report/report-schema.ts";
import { SMALL_TREE } from "../scan/scope-of.ts";
import { play, type Scene } from "../testing/play.ts";
import { scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { architecturalAnalysis } from "./architectural-analysis.ts";

const S1 = {
  id: "S1",
  severity: "high",
  claim: "The store and the server import each other.",
  why: "Neither can be tested alone.",
  citations: [
    { path: "src/store.ts", lines: [1, 1], quote: 'import { notify } from "./server.ts";' },
  ],
  topic: "cycles",
};

async function analyse(over: Partial<Scene> = {}, tree?: Readonly<Record<string, string>>) {
  const played = await play({
    flow: architecturalAnalysis,
    band: "medium",
    ...over,
    steps: {
      snapshot: { output: SNAPSHOT },
      scan: { output: await scanSample({}, tree) },
      "angle.structural-analyst": { output: { findings: [S1], summary: "One cycle." } },
      ...over.steps,
    },
  });
  return { ...played, report: reportSchema.safeParse(played.outputs["render"]).data };
}

describe("an architectural analysis, from canned agents to the report", () => {
  test("asks by band and signal, folds, scores the risk, sums up and validates", async () => {
    const { settled, report } = await analyse({
      steps: {
        "second.risk-analyst": { output: { findings: [{ ...S1, id: "R1", topic: "risk" }] } },
        validate: {
          output: {
            verdicts: [
              { finding: "S1", verdict: "confirmed", reason: "yes" },
              { finding: "R1", verdict: "partially-refuted", reason: "only in tests" },
            ],
            confidence: "high",
          },
        },
      },
    });
    expect(settled["angle.data-engineer"]?.status).toBe("skipped");
    expect(settled["angle.on-call-engineer"]?.status).toBe("completed");
    expect(
      report?.findings.map(({ id, severity, verdict }) => [id, severity, verdict?.verdict]),
    ).toEqual([
      ["S1", "high", "confirmed"],
      ["R1", "medium", "partially-refuted"],
    ]);
    expect(report?.validation).toMatchObject({ state: "validated", confidence: "high" });
    expect(report?.markdown).toContain("## Structure (structural-analyst)\n\nOne cycle.");
    expect(report?.markdown).toContain("## Risk of leaving things as they are (risk-analyst)");
    expect(report?.markdown).not.toContain("(data-engineer)\n\n");
  });

  test("every band makes another run of the same project", async () => {
    const asked = async (band: Scene["band"]): Promise<number> => {
      const { plan, settled } = await analyse({ band });
      return plan.steps.filter(
        (step) => step.kind === "agent" && settled[step.id]?.status === "completed",
      ).length;
    };
    expect([await asked("small"), await asked("medium"), await asked("large")]).toEqual([5, 8, 10]);
  });

  test("a large tree without a focus asks nobody, and the report says how to focus", async () => {
    const tree = Object.fromEntries(
      Array.from({ length: SMALL_TREE.codeFiles + 5 }, (_, i) => [
        `packages/p${i % 3}/f${i}.ts`,
        "",
      ]),
    );
    const { plan, settled, report } = await analyse({ band: "large" }, tree);
    const statuses = plan.steps.map((step) => [step.id, settled[step.id]?.status]);
    expect(statuses).toEqual(
      plan.steps.map((step) => [step.id, step.kind === "agent" ? "skipped" : "completed"]),
    );
    expect(report?.markdown).toContain(
      'wheelhouse run architectural-analysis "packages/p0" --band large',
    );
    expect(report?.markdown).toContain("- `packages/p2` (135 source files)");
    expect(report?.findings).toEqual([]);
    expect(report?.receipt.roster).toMatchObject({ asked: 0, completed: 0 });
  });

  test("a seam that this band does not look at is named", async () => {
    const tree = { "api/Dockerfile": "", "api/a.ts": "x", "web/Dockerfile": "", "web/b.ts": "y" };
    expect((await analyse({}, tree)).report?.markdown).toContain(
      "Run with --band large to have it looked at.",
    );
    const large = await analyse(
      {
        band: "large",
        steps: {
          "second.system-architect": {
            output: { findings: [], clean: ["x"], summary: "api owns orders." },
          },
        },
      },
      tree,
    );
    expect(large.report?.markdown).toContain(
      "## Seams between units (system-architect)\n\napi owns orders.",
    );
  });

  test("a failed angle leaves a gap, all failed angles fail the run", async () => {
    const one = await analyse({
      steps: { "angle.behavioral-analyst": { fail: "the agent crashed" } },
    });
    expect(one.report?.markdown).toContain("- Behaviour (behavioral-analyst): the agent crashed");
    const steps = Object.fromEntries(
      one.plan.steps
        .filter((step) => step.id.startsWith("angle."))
        .map((step) => [step.id, { fail: "no such agent" }]),
    );
    const all = await analyse({ steps });
    expect(all.failed).toContain("fold: Every angle of the first wave failed");
    expect(all.report).toBeUndefined();
  });

  test("an agent that looked at nothing is no cover", async () => {
    const idle = {
      output: { findings: [], summary: "Nothing of mine can be done without a model." },
    };
    const { report } = await analyse({
      band: "small",
      steps: { "angle.behavioral-analyst": idle, "angle.concurrency-analyst": idle },
    });
    expect(report?.receipt.roster).toMatchObject({ completed: 4, idle: 2 });
    expect(report?.markdown).toContain(
      "Not looked at by those who were asked:\n- Behaviour, Concurrency: nothing. Nothing of mine can be done",
    );
  });

  test("an angle that hands in nothing at all has failed", async () => {
    const { settled } = await analyse({
      steps: { "angle.behavioral-analyst": { output: { findings: [] } } },
    });
    expect(settled["angle.behavioral-analyst"]).toMatchObject({ status: "failed" });
  });

  test("a failed synthesis fails the run", async () => {
    expect((await analyse({ steps: { synth: { fail: "timed out" } } })).failed).toBe(
      "synth: timed out",
    );
  });

  test.each([
    [
      "a validator that fails",
      { steps: { validate: { fail: "timed out" } } },
      "the validator failed: timed out",
    ],
    ["fast", { fast: true }, "fast was asked for, which leaves the validator out"],
    ["band small", { band: "small" }, "validation begins at band medium"],
    [
      "nothing to validate",
      { steps: { "angle.structural-analyst": { output: { findings: [], clean: ["all"] } } } },
      "there was no finding to validate",
    ],
  ] as const)("%s is said to be not validated", async (_, over, reason) => {
    const { report } = await analyse(over);
    expect(report?.validation).toMatchObject({ state: "not-validated", reason });
    expect(report?.markdown).toContain(`Not validated: ${reason}.`);
  });

  test("the risk is only asked about when there is something to score", async () => {
    const { settled } = await analyse({
      steps: { "angle.structural-analyst": { output: { findings: [], clean: ["all"] } } },
    });
    expect(settled["second.risk-analyst"]).toMatchObject({
      status: "skipped",
      reason:
        "there is no finding of structural-analyst, behavioral-analyst, concurrency-analyst to work on",
    });
  });
});
