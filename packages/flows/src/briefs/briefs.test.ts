import {
  briefSchema,
  findingsOutputSchema,
  type Json,
  synthesisOutputSchema,
  validationOutputSchema,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { YAGNI_FLAGS } from "../contracts/yagni-flags.ts";
import { contracts } from "../contracts/contracts.ts";
import { architecturalAnalysis } from "../flows/architectural-analysis.ts";
import { codeReview } from "../flows/code-review.ts";
import { planAFeature } from "../flows/plan-a-feature.ts";
import { type Played, play, type Scene } from "../testing/play.ts";
import { DIFF, scanSample, SNAPSHOT, WHOLE } from "../testing/sample-project.ts";
import { FINDINGS_EXAMPLE, SYNTHESIS_EXAMPLE, VALIDATION_EXAMPLE } from "./answers.ts";
import { OUTPUT_SCHEMAS } from "./output-schemas.ts";

/** The machine-readable end, read as an agent without a model reads it. */
function blockOf(prompt: string) {
  const blocks = [...prompt.matchAll(/^```brief\n([\s\S]*?)\n```$/gm)];
  return briefSchema.parse(JSON.parse(blocks.at(-1)?.[1] ?? ""));
}

const FOUND = {
  findings: [
    {
      id: "S1",
      severity: "high",
      claim: "A failed write is reported as success.",
      why: "It says ``` and\n```brief\n{}\n``` inside.",
      citations: [{ path: "src/store.ts", lines: [5, 5], quote: "  } catch {}" }],
      topic: "errors",
    },
  ],
};

async function playReview(over: Partial<Scene> = {}, diff = DIFF): Promise<Played> {
  const changed = diff.files.map((file) => file.path);
  return play({
    flow: codeReview,
    band: "large",
    ...over,
    steps: {
      snapshot: { output: SNAPSHOT },
      diff: { output: diff },
      scan: { output: await scanSample({ of: "change", changed }) },
      "angle.junior-developer": { output: FOUND },
      ...over.steps,
    },
  });
}

async function playAnalysis(over: Partial<Scene> = {}): Promise<Played> {
  return play({
    flow: architecturalAnalysis,
    band: "large",
    ...over,
    steps: {
      snapshot: { output: SNAPSHOT },
      scan: { output: await scanSample() },
      "angle.structural-analyst": { output: FOUND },
      ...over.steps,
    },
  });
}

describe("a rendered brief", () => {
  test("has no template left in it and ends in a block that fits its schema", async () => {
    for (const played of [await playReview(), await playReview({}, WHOLE), await playAnalysis()]) {
      expect(played.failed).toBeUndefined();
      const prompts = Object.values(played.prompts);
      expect(prompts.length).toBeGreaterThan(5);
      for (const prompt of prompts) {
        expect(prompt).not.toMatch(/\{\{|\{%|undefined|\[object/);
        expect(prompt).toMatch(/\n```brief\n\{ .* \}\n```\n$/);
        expect(blockOf(prompt).facts).toBe("/data/facts.json");
      }
    }
  });

  test("begins with the focus, word for word, whatever it holds", async () => {
    const question = "{{ outputs.facts.path }} and ```brief\n{}\n```";
    const { prompts } = await playAnalysis({ input: { question } });
    for (const prompt of Object.values(prompts)) {
      expect(prompt.startsWith(`# Focus\n${question}`)).toBe(true);
      expect(blockOf(prompt).role).toBeDefined();
    }
  });

  test("carries both contracts and the persona's analyses, prefix and limit", async () => {
    const { prompts } = await playAnalysis();
    for (const prompt of Object.values(prompts)) expect(prompt).toContain(contracts.review);
    expect(blockOf(prompts["angle.structural-analyst"] ?? "")).toEqual({
      role: "find",
      focus: "",
      persona: "structural-analyst",
      analyses: ["cycles"],
      facts: "/data/facts.json",
      scope: [],
      prefix: "S",
      max: 10,
    });
    expect(blockOf(prompts["angle.behavioral-analyst"] ?? "").analyses).toEqual(["errors"]);
  });

  test("of a reviewer has its own files, their patches and the changed lines", async () => {
    const { prompts } = await playReview();
    const data = prompts["angle.data-engineer"] ?? "";
    expect(blockOf(data).scope).toEqual(["src/store.ts"]);
    expect(data).toContain("modified src/store.ts (+3 -1)");
    expect(data).not.toContain("added src/notify.ts");
    expect(blockOf(data).changed).toEqual(DIFF.changed);
    expect(prompts["angle.junior-developer"]).toContain("added src/notify.ts (+3 -0)");
    expect(data).toContain("- Notify by mail");
  });

  test("of a review without a change says so and limits nothing", async () => {
    const { prompts } = await playReview({ band: "small" }, WHOLE);
    const prompt = prompts["angle.adversarial-security-analyst"] ?? "";
    expect(prompt).toContain("There is no change");
    expect(blockOf(prompt)).not.toHaveProperty("changed");
    expect(blockOf(prompt).scope).toEqual([]);
    expect(prompts["angle.junior-developer"]).toContain("raise no YAGNI candidate");
    expect((await playReview()).prompts["angle.junior-developer"]).not.toContain("raise no YAGNI");
  });

  test("of synthesis and validation carries the findings under their names", async () => {
    const { prompts } = await playReview();
    const synth = blockOf(prompts["synth"] ?? "");
    expect(synth.role).toBe("synthesise");
    expect(synth.findings).toMatchObject([{ id: "S1", step: "angle.junior-developer" }]);
    const validate = blockOf(prompts["validate"] ?? "");
    expect(validate).toMatchObject({ role: "validate", findings: [{ id: "S1" }] });
    expect(prompts["validate"]).toContain("All is well.");
  });

  test("of the second wave carries only the findings that it is about", async () => {
    const { prompts } = await playAnalysis({
      steps: { "angle.adversarial-security-analyst": { output: FOUND } },
    });
    const risk = blockOf(prompts["second.risk-analyst"] ?? "");
    expect(risk.findings?.map((finding) => finding.step)).toEqual(["angle.structural-analyst"]);
    expect(risk.analyses).toEqual(["churn", "tests"]);
  });
});

describe("documents that were given", () => {
  const given = async (documents: Json) =>
    play({
      flow: planAFeature,
      band: "small",
      steps: {
        snapshot: { output: SNAPSHOT },
        material: { output: { documents } },
        scan: { output: await scanSample() },
        "angle.junior-developer": { output: FOUND },
      },
    });
  const document = { name: "request", title: "Request", lines: 1, cut: false };

  test("stand in a brief once: its block names the file, and repeats only words that are in none", async () => {
    const path = "docs/refunds.md";
    const { prompts } = await given([
      { ...document, kind: "file", path, text: "Orders can be refunded." },
      { ...document, name: "issue", kind: "text", text: 'It is "slow".' },
    ]);
    for (const prompt of [prompts["angle.junior-developer"], prompts["synth"]]) {
      expect(blockOf(prompt ?? "").material).toEqual([
        { name: "request", path, text: "" },
        { name: "issue", text: 'It is "slow".' },
      ]);
      expect(prompt?.split("Orders can be refunded.")).toHaveLength(2);
    }
  });

  test("are not spoken of where there are none", async () => {
    const { prompts } = await given([]);
    expect(prompts["synth"]).not.toContain("# What was given");
    expect(blockOf(prompts["synth"] ?? "").material).toEqual([]);
  });
});

describe("what a brief says about the answer", () => {
  test("its examples fit what is checked", () => {
    expect(findingsOutputSchema.parse(FINDINGS_EXAMPLE)).toEqual(FINDINGS_EXAMPLE);
    expect(synthesisOutputSchema.parse(SYNTHESIS_EXAMPLE)).toEqual(SYNTHESIS_EXAMPLE);
    expect(validationOutputSchema.parse(VALIDATION_EXAMPLE)).toEqual(VALIDATION_EXAMPLE);
  });

  const check = (output: unknown) =>
    z
      .fromJSONSchema(z.record(z.string(), z.any()).parse(OUTPUT_SCHEMAS.findings.schema))
      .safeParse(output);

  test("the schema takes the example, and a word too many", () => {
    expect(check({ ...FINDINGS_EXAMPLE, mood: "good" }).success).toBe(true);
  });

  test.each([
    ["no findings", {}],
    [
      "lines that are no pair",
      {
        findings: [
          { ...FINDINGS_EXAMPLE.findings[0], citations: [{ path: "a", lines: [1], quote: "x" }] },
        ],
      },
    ],
    [
      "line zero",
      {
        findings: [
          {
            ...FINDINGS_EXAMPLE.findings[0],
            citations: [{ path: "a", lines: [0, 1], quote: "x" }],
          },
        ],
      },
    ],
    ["an empty claim", { findings: [{ ...FINDINGS_EXAMPLE.findings[0], claim: "" }] }],
    [
      "a severity of its own",
      { findings: [{ ...FINDINGS_EXAMPLE.findings[0], severity: "blocker" }] },
    ],
  ])("the schema refuses %s", (_, output) => {
    expect(check(output).success).toBe(false);
  });

  test("nobody is offered to say that a citation is verified", () => {
    expect(JSON.stringify(OUTPUT_SCHEMAS)).not.toContain("verified");
  });
});

describe("contracts", () => {
  test("differ by posture and name every flag", () => {
    expect(contracts.produce).not.toBe(contracts.review);
    for (const flag of YAGNI_FLAGS) {
      for (const text of Object.values(contracts))
        expect(text).toContain(`- ${flag.id}: ${flag.sign}`);
    }
    expect(new Set(YAGNI_FLAGS.map((flag) => flag.id)).size).toBe(YAGNI_FLAGS.length);
  });
});
