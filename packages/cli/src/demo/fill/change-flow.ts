import { defineFlow, type Flow, type PlanInput, type StepInput } from "@wheelhouse/core";
import { z } from "zod";
import { DEMO_AGENT } from "../demo-flow.ts";

/** Name of the flow, as its runs have it. */
export const CHANGE_FLOW = "demo-change";

const VERDICT = {
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

/** Who looks side by side, and what they are called; a small one has the first only. */
const SURVEYS: Readonly<Record<string, string>> = {
  "survey.storage": "Look at what is stored",
  "survey.interface": "Look at the interface",
  "survey.callers": "Look at the callers",
};

type Agent = Extract<StepInput, { kind: "agent" }>;

/**
 * A flow of scripted agents for the sample data: a question, some who look side by side, a draft with a critic, a person's yes, a step that may write and asks first, and a check that sends back.
 */
export const changeFlow: Flow<{ question: string }> = defineFlow({
  name: CHANGE_FLOW,
  title: "Plan and make a change",
  tab: "Planning",
  answers: "How is this change made, and is it right?",
  input: z
    .strictObject({ question: z.string().default(""), fast: z.boolean().optional() })
    .transform(({ question }) => ({ question })),
  plan: ({ band }): PlanInput => {
    const first = band === "small" ? [] : ["clarify"];
    const surveys = Object.entries(SURVEYS).slice(0, band === "small" ? 1 : undefined);
    const looks = surveys.map(([id]) => id);
    return {
      version: 1,
      flow: CHANGE_FLOW,
      title: "Plan and make a change",
      report: "report",
      steps: [
        ...first.map((id) => agent(id, "Ask what is open", [])),
        ...surveys.map(([id, label]) => agent(id, label, first)),
        {
          ...agent("draft", "Draft the change", looks),
          critic: {
            persona: { id: "critic", text: "You judge a draft." },
            rubric: "It says what changes for whom, and how it is undone.",
            rounds: 3,
          },
        },
        {
          kind: "request",
          id: "approve",
          label: "A person's yes",
          after: ["draft"],
          ask: "approval",
          text: "The draft is ready: a new column, filled in the background, read once it is complete. Shall it be made?",
          options: [
            { id: "yes", label: "Yes, make it", effect: "continue" },
            { id: "redo", label: "No, draft it again", effect: { sendBack: "draft" } },
            { id: "stop", label: "Stop the run", effect: "stop" },
          ],
        },
        {
          kind: "code",
          id: "clone",
          label: "Clone the project",
          run: "write-clone@1",
          after: ["approve"],
        },
        { ...agent("apply", "Make the change", ["approve", "draft", "clone"]), access: "write" },
        {
          ...agent("verify", "Check the change", ["apply", "draft"]),
          output: { schema: VERDICT },
          sendBackTo: ["apply"],
        },
        {
          kind: "code",
          id: "report",
          label: "Write the report",
          run: "demo-change-report@1",
          after: ["draft", "approve", "apply", "verify", ...looks],
        },
      ],
    };
  },
});

function agent(id: string, label: string, after: readonly string[]): Agent {
  return {
    kind: "agent",
    id,
    label,
    after: [...after],
    agent: DEMO_AGENT.agent,
    access: "read",
    persona: { id: id.split(".")[0] ?? id, text: `You play the part ${label} of a sample run.` },
    prompt: "Play your part. The change is: {{ input.question }}",
    onFailure: [{ retry: { count: 3, backoffMs: 0 } }],
    timeoutMs: 1_800_000,
  };
}
