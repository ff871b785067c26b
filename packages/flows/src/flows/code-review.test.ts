import { describe, expect, test } from "vitest";
import { reportSchema } from "../report/report-schema.ts";
import { YAGNI_DISCLAIMER } from "../report/sections/review-lists.ts";
import { type Canned, play, type Scene } from "../testing/play.ts";
import { DIFF, scanSample, SNAPSHOT, WHOLE } from "../testing/sample-project.ts";
import { codeReview } from "./code-review.ts";

const finding = (id: string, over: object = {}) => ({
  id,
  severity: "high",
  claim: `Claim ${id}.`,
  why: `Why ${id}.`,
  fix: `Fix ${id}.`,
  citations: [{ path: "src/store.ts", lines: [3, 5], quote: `quote ${id}` }],
  ...over,
});
const handedIn = (...findings: object[]): Canned => ({ output: { findings } });

async function review(steps: Scene["steps"], over: Partial<Scene> = {}, diff = DIFF) {
  const changed = diff.files.map((file) => file.path);
  const scan = await scanSample({ of: "change", changed });
  const played = await play({
    flow: codeReview,
    band: "large",
    ...over,
    steps: {
      snapshot: { output: SNAPSHOT },
      diff: { output: diff },
      scan: { output: scan },
      ...steps,
    },
  });
  const rendered = reportSchema.safeParse(played.outputs["render"]);
  return { ...played, report: rendered.data };
}

const SECURITY = "angle.adversarial-security-analyst";
const JUNIOR = "angle.junior-developer";

describe("a code review, from canned agents to the report", () => {
  const steps: Scene["steps"] = {
    [JUNIOR]: {
      output: {
        findings: [
          finding("JD1", { severity: "critical" }),
          finding("JD2", { topic: "yagni", severity: "info" }),
          finding("JD3", { severity: "medium", why: "In theory." }),
          finding("JD4", {
            citations: [{ path: "src/server.ts", lines: [1, 1], quote: "quote JD4" }],
          }),
        ],
        clean: ["names are true"],
        deferred: [
          { item: "Cache", why: "gate 1", reopenWhen: "it is slow" },
          { item: "Sharding", why: "no evidence: nobody measured", reopenWhen: "a measurement" },
        ],
      },
    },
    [SECURITY]: {
      output: {
        findings: [finding("SEC-001", { topic: "security", why: "1. Send x.\n2. Own it." })],
        clean: ["no secret in the source"],
      },
    },
    "angle.test-engineer": { fail: "the agent hung" },
    synth: {
      output: {
        summary: "A write is lost (JD1). An attacker gets in (SEC-001).",
        recommendations: [
          { text: "Return the error.", findings: ["JD1"] },
          { text: "Check the header.", findings: ["SEC-001"] },
        ],
        good: ["Functions are short."],
      },
    },
    validate: {
      output: {
        verdicts: [
          { finding: "JD1", verdict: "refuted", reason: "the caller checks it" },
          { finding: "SEC-001", verdict: "confirmed", reason: "it works" },
        ],
        confidence: "medium",
        risks: ["callers outside were not seen"],
      },
    },
  };

  test("has every section that has something to say, in order", async () => {
    const { report } = await review(steps);
    const headings = [...(report?.markdown ?? "").matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual([
      "Summary",
      "What was reviewed",
      "Findings",
      "Recommendation",
      "Critical",
      "Suggestions",
      "YAGNI candidates",
      "Not of this change's making",
      "What is good",
      "Automated checks",
      "Security vulnerabilities",
      "Security summary",
      "Validation",
      "Deferred (YAGNI)",
      "No evidence yet",
      "Claims not verified",
      "Angles skipped or failed",
      "Sources",
      "Receipt",
    ]);
  });

  test("a refuted finding and what leaned on it stand nowhere else", async () => {
    const { report } = await review(steps);
    const standing = Object.fromEntries(
      report?.findings.map((each) => [each.id, each.standing]) ?? [],
    );
    expect(standing).toEqual({
      "SEC-001": "stands",
      JD3: "stands",
      JD1: "refuted",
      JD2: "advisory",
      JD4: "existing",
    });
    expect(report?.summary).toBe("An attacker gets in (SEC-001).");
    expect(report?.recommendations.map((each) => each.text)).toEqual(["Check the header."]);
    const [before, after] = report?.markdown.split("## Validation") ?? [];
    expect(before).not.toContain("Claim JD1.");
    expect(after).toContain("Withdrawn: Return the error. (JD1 was refuted)");
    expect(after).toMatch(/Refuted:\n- Claim JD1\..*the caller checks it/);
  });

  test("a vulnerability has its exploit in one place and its number in both", async () => {
    const { report } = await review(steps);
    expect(report?.findings[0]).toMatchObject({ id: "SEC-001", class: "CRIT", label: "CRIT-1" });
    expect(report?.markdown).toContain('### CRIT-1: see SEC-001 under "Security vulnerabilities"');
    expect(report?.markdown).toMatch(
      /### SEC-001: Claim SEC-001\.[\s\S]*1\. Send x\.\n2\. Own it\.[\s\S]*Counts as CRIT-1\./,
    );
    expect(report?.markdown).toContain("Do not merge: 1 critical finding.");
  });

  test("says what is missing: the failed angle, the checks, what was demoted", async () => {
    const { report } = await review(steps);
    expect(report?.markdown).toContain("This rests on an incomplete review: Tests failed.");
    expect(report?.markdown).toContain("Tests, lint and build: not run.");
    expect(report?.markdown).toContain(
      'reachability: its own rationale says "In theory"; medium → low',
    );
    expect(report?.gaps).toContainEqual({
      step: "angle.test-engineer",
      persona: "test-engineer",
      label: "Tests",
      status: "failed",
      reason: "the agent hung",
    });
  });

  test("YAGNI candidates stand under their disclaimer and are not counted", async () => {
    const { report } = await review(steps);
    expect(report?.markdown).toContain(
      `## YAGNI candidates\n\n${YAGNI_DISCLAIMER}\n\n- Claim JD2.`,
    );
    expect(report?.counts.bySeverity).toEqual({ critical: 0, high: 1, medium: 0, low: 1, info: 0 });
    expect(report?.counts.byStanding).toMatchObject({
      stands: 2,
      advisory: 1,
      refuted: 1,
      existing: 1,
    });
  });

  test("has a receipt that adds up", async () => {
    const { report } = await review(steps);
    expect(report?.receipt).toMatchObject({
      snapshot: { hash: "sha256:feed", files: 7 },
      levels: ["confined"],
      afterCheck: { clean: true },
      roster: { angles: 10, failed: 1 },
      files: { inScope: 2, assigned: 2, cited: 1 },
      citations: { verified: 5, moved: 0, notFound: 0 },
    });
    const { asked, completed, failed, skipped, angles } = report?.receipt.roster ?? {};
    expect((completed ?? 0) + (failed ?? 0)).toBe(asked);
    expect((asked ?? 0) + (skipped ?? 0)).toBe(angles);
  });

  test("small reports warnings in a line, medium in full", async () => {
    const only = { [JUNIOR]: handedIn(finding("JD1")) };
    const small = (await review(only, { band: "small" })).report;
    expect(small?.findings[0]).toMatchObject({ class: "WARN", standing: "below", label: "WARN-1" });
    expect(small?.markdown).toMatch(/- Claim JD1\. \(WARN-1, .*verified.*What to do: Fix JD1\./);
    expect(small?.markdown).not.toContain("Why JD1.");
    const medium = (await review(only, { band: "medium" })).report;
    expect(medium?.markdown).toContain("### WARN-1: Claim JD1.\n");
    expect(medium?.markdown).toContain("Why JD1.");
  });

  test("a quote that is not in the snapshot takes its claim and its advice out", async () => {
    const { report } = await review(
      {
        [JUNIOR]: handedIn(finding("JD1"), finding("JD2")),
        synth: {
          output: {
            summary: "JD1 first. JD2 later.",
            recommendations: [{ text: "Do it.", findings: ["JD1"] }],
          },
        },
      },
      { check: (quote) => (quote === "quote JD1" ? "not-found" : "moved"), band: "medium" },
    );
    expect(report?.findings.map(({ id, standing }) => [id, standing])).toEqual([
      ["JD2", "stands"],
      ["JD1", "unverified"],
    ]);
    expect(report?.summary).toBe("JD2 later.");
    expect(report?.recommendations).toEqual([]);
    expect(report?.markdown).toContain("1 claim could not be verified and is listed apart.");
    expect(report?.receipt.citations).toEqual({ verified: 0, moved: 1, notFound: 1 });
  });

  test("without a change the whole tree is reviewed and the report says so", async () => {
    const { report } = await review(
      { [JUNIOR]: handedIn(finding("JD1", { severity: "critical" })) },
      { band: "small" },
      WHOLE,
    );
    expect(report?.markdown).toContain(
      "Mode C: there is no change to review, so the whole tree is looked at (7 files).",
    );
    expect(report?.markdown).toContain("Act now: 1 critical finding.");
  });

  test("when security failed, its silence is not taken for safety", async () => {
    const { report } = await review({ [SECURITY]: { fail: "timed out" } });
    expect(report?.markdown).toContain("Security was not looked at: timed out.");
    expect(report?.markdown).toContain("No objection: nothing was found that stands.");
    expect(report?.markdown).toContain("This rests on an incomplete review: Security failed.");
  });
});
