import { type Band, defineFlow, type Flow, type PlanInput, type StepInput } from "@wheelhouse/core";
import { z } from "zod";

/** Who plays the demo, and from which transcript; `story` is the same slowly, for people. */
export const DEMO_AGENT = { agent: "scripted", model: "demo" } as const;

/** How many agents look, dig, check, measure and compare, by band. Large has 30 steps in 6 waves. */
const SIZES: Readonly<
  Record<Band, { look: number; dig: number; check: number; measure: number; compare: number }>
> = {
  small: { look: 3, dig: 2, check: 1, measure: 1, compare: 1 },
  medium: { look: 5, dig: 4, check: 2, measure: 2, compare: 2 },
  large: { look: 7, dig: 6, check: 4, measure: 4, compare: 5 },
};

const VERDICT_SCHEMA = {
  type: "object",
  properties: {
    verdict: { type: "string", enum: ["good", "again"] },
    sendBack: {
      type: "object",
      properties: { to: { type: "string" }, reason: { type: "string" } },
      required: ["to", "reason"],
    },
  },
  required: ["verdict"],
};

/**
 * A flow of scripted agents that shows everything the engine can do: parallel waves, a critic that
 * rejects once, a request, a judge that sends work back once, and a report. No model is called.
 */
export const demoFlow: Flow<{ question: string }> = defineFlow({
  name: "demo",
  title: "Demo with scripted agents",
  tab: "Analysis",
  answers: "What does a run look like?",
  input: z
    .strictObject({ question: z.string().default(""), fast: z.boolean().optional() })
    .transform(({ question }) => ({ question })),
  plan: ({ band }): PlanInput => {
    const size = SIZES[band];
    const looks = names("look", size.look);
    const digs = names("dig", size.dig);
    const checks = names("check", size.check);
    const measures = names("measure", size.measure);
    const compares = names("compare", size.compare);
    return {
      version: 1,
      flow: "demo",
      title: `Demo, ${band}`,
      report: "report",
      steps: [
        ...looks.map((id) => scripted(id, [])),
        ...digs.map((id, index) => scripted(id, spread(looks, index))),
        {
          ...scripted("draft", digs),
          critic: {
            persona: { id: "critic", text: "You judge a draft." },
            rubric: "It answers what it was asked, with numbers.",
            rounds: 3,
          },
        },
        ...checks.map((id, index) => scripted(id, spread(digs, index))),
        {
          kind: "request",
          id: "approve",
          after: ["draft"],
          ask: "approval",
          text: "The draft is ready. Shall it go to the judge?",
          options: [
            { id: "yes", label: "Yes, go on", effect: "continue" },
            { id: "redo", label: "No, draft it again", effect: { sendBack: "draft" } },
            { id: "stop", label: "Stop the run", effect: "stop" },
          ],
        },
        ...measures.map((id, index) => scripted(id, spread(checks, index))),
        {
          ...scripted("judge", ["approve", "draft"]),
          output: { schema: VERDICT_SCHEMA },
          sendBackTo: ["draft"],
        },
        ...compares.map((id, index) => scripted(id, spread(measures, index))),
        { kind: "code", id: "report", run: "demo-report@1", after: ["judge", ...compares] },
      ],
    };
  },
});

function names(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word}.${index + 1}`);
}

/** Two of the earlier wave for each of the next, so that waves overlap as they do in real flows. */
function spread(earlier: readonly string[], index: number): string[] {
  const first = earlier[index % earlier.length];
  const second = earlier[(index + 1) % earlier.length];
  return [...new Set([first, second])].filter((id) => id !== undefined);
}

function scripted(id: string, after: readonly string[]): Extract<StepInput, { kind: "agent" }> {
  return {
    kind: "agent",
    id,
    after: [...after],
    agent: DEMO_AGENT.agent,
    access: "read",
    persona: { id: id.split(".")[0] ?? id, text: `You play the step ${id} of a demo.` },
    prompt:
      "Play your part.{% if input.question != '' %} The question is: {{ input.question }}{% endif %}",
    onFailure: [{ retry: { count: 20, backoffMs: 0 } }],
    timeoutMs: 60_000,
  };
}
