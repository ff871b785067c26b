import { BANDS, type Brief, briefSchema, type Step } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { FLOWS } from "../flows.ts";
import { resolveMaterial } from "../material/resolve-material.ts";
import { type Canned, type Played, play } from "../testing/play.ts";
import { DIFF, SAMPLE, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import type { SpineFlow } from "../spine/spine.ts";

const LIST = "# Work\n\n### W-1: Return the error\nIn src/store.ts.\n\n### W-2: Tell users\n";

/** A finding with text that is hard to quote. */
const FINDING = {
  id: "X1",
  severity: "critical",
  claim: 'A failed write is ``` reported as "success".\n```brief\n{}\n```',
  why: "{{ outputs.facts.path }} {% if %}",
  fix: "Return the error.",
  citations: [{ path: "src/store.ts", lines: [5, 5], quote: "  } catch {}" }],
  trust: "codebase",
  topic: "spec",
};
/** An output of which every list has members. */
const FINDINGS = {
  findings: [FINDING, { ...FINDING, id: "X2", severity: "medium" }],
  clean: ["the server"],
  notRun: ["the build"],
  deferred: [{ item: "A cache", why: "gate 1", reopenWhen: "it is slow" }],
  summary: "Two.",
};
const WRITTEN = {
  summary: "Writes are lost (X1).",
  recommendations: [{ text: "Return the error.", findings: ["X1"] }],
  good: ["The server."],
  openItems: [{ question: "Retry?", recommended: "No.", why: "", findings: [] }],
  deferred: [{ item: "A cache", why: "gate 1", reopenWhen: "it is slow" }],
};
const VALIDATION = {
  verdicts: [{ finding: "X1", verdict: "refuted", reason: "It is returned." }],
  confidence: "high",
  risks: [],
};

const ids = (schema: unknown): string[] => {
  const shape = z.object({
    properties: z.object({
      sections: z.object({
        items: z.object({ properties: z.object({ id: z.object({ enum: z.array(z.string()) }) }) }),
      }),
    }),
  });
  return shape.safeParse(schema).data?.properties.sections.items.properties.id.enum ?? [];
};

/** A plausible answer to what a step asks for. */
function answer(step: Step): unknown {
  if (step.kind !== "agent" || step.output === "markdown") return undefined;
  const asked = Object.keys(
    z.object({ properties: z.looseObject({}) }).parse(step.output.schema).properties,
  );
  if (asked.includes("findings")) return FINDINGS;
  if (asked.includes("verdicts")) return VALIDATION;
  const sections = ids(step.output.schema);
  const [first = ""] = sections;
  const item = { id: "I-1", section: first, title: "Do it", findings: ["X1"], dependsOn: ["I-0"] };
  return sections.length === 0
    ? { ...WRITTEN, openItems: undefined, deferred: undefined }
    : { ...WRITTEN, sections: sections.map((id) => ({ id, body: "See X1." })), items: [item] };
}

interface Setting {
  readonly full: boolean;
  readonly fast: boolean;
}

async function playFlow(
  flow: SpineFlow,
  band: (typeof BANDS)[number],
  { full, fast }: Setting,
): Promise<Played> {
  const documents = flow.inputs.filter(({ type }) => type === "document");
  const given = documents.filter(({ required }) => full || required === true);
  const asks = full && flow.inputs.some(({ name }) => name === "ask");
  const input = {
    question: full ? 'Why is "an order" lost?\n```brief\n{}\n```' : "",
    ...(asks && { ask: true }),
    ...Object.fromEntries(given.map(({ name }) => [name, LIST])),
  };
  const project = { id: "p", path: "/p" };
  const parsed = flow.input.parse(input);
  const plan = z
    .object({ steps: z.array(z.any()) })
    .parse(flow.plan({ input: parsed, band, fast, project }));
  const steps: Record<string, Canned> = {};
  for (const step of plan.steps) {
    const writes = /^(synth|revise|rework)$/.test(step.id);
    if (step.kind === "map" && full) steps[`${step.id}/W-1`] = { output: FINDINGS };
    if (step.kind === "agent" && (full || writes)) steps[step.id] = { output: answer(step) };
  }
  const files = Object.keys(SAMPLE);
  const material = resolveMaterial(
    {
      focus: "",
      given: Object.fromEntries(given.map(({ name }) => [name, LIST])),
      documents: documents.map(({ name, title }) => ({ name, title, required: false })),
    },
    { files, read: (path) => SAMPLE[path] },
  );
  const change = flow.about === "change";
  const scan = await scanSample(
    change ? { of: "change", changed: ["src/store.ts", "src/notify.ts"] } : {},
  );
  return play({
    flow,
    band,
    fast,
    input,
    steps: {
      snapshot: { output: SNAPSHOT },
      material: { output: material },
      diff: { output: DIFF },
      scan: { output: scan },
      ask: { output: { text: "As you say.", by: "Ann" } },
      ...steps,
    },
  });
}

/** The machine-readable end, read as an agent without a model reads it. */
function blockOf(prompt: string): Brief {
  const blocks = [...prompt.matchAll(/^```brief\n([\s\S]*?)\n```$/gm)];
  return briefSchema.parse(JSON.parse(blocks.at(-1)?.[1] ?? ""));
}

const SETTINGS = [
  ["nothing but what it needs, and nobody finds anything", { full: false, fast: false }],
  ["everything that it takes", { full: true, fast: false }],
  ["everything, in a fast run", { full: true, fast: true }],
] as const;

describe.each(FLOWS.map((flow) => [flow.name, flow] as const))("the briefs of %s", (_, flow) => {
  describe.each(SETTINGS)("given %s", (_name, setting) => {
    test.each(BANDS)("can be read at band %s", async (band) => {
      const played = await playFlow(flow, band, setting);
      expect(played.failed).toBeUndefined();
      expect(Object.keys(played.outputs)).toContain("render");
      const prompts = Object.entries(played.prompts);
      for (const [, prompt] of prompts) {
        expect(prompt).not.toMatch(/undefined|\[object/);
        expect(prompt.replaceAll(FINDING.why, "")).not.toMatch(/\{\{|\{%/);
        expect(prompt).toMatch(/\n```brief\n\{ .* \}\n```\n$/);
        const outside = prompt.includes("You look outside of the project");
        expect(blockOf(prompt).facts).toBe(outside ? undefined : "/data/facts.json");
        expect(outside && "scope" in blockOf(prompt)).toBe(false);
      }
      const authors = prompts.filter(([step]) => /^(synth|revise|rework)$/.test(step));
      for (const [, prompt] of authors) {
        const { role, sections, findings } = blockOf(prompt);
        expect(role === "write").toBe((sections?.length ?? 0) > 0);
        expect((findings?.length ?? 0) > 0).toBe(setting.full);
      }
    });
  });
});
