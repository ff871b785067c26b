/**
 * The same in TypeScript: what YAML cannot say, a function can.
 *
 * Shows: `defineFlow` · inputs as a schema · steps made in a loop, from what the person who starts the run says · a
 * persona by its id with `persona`, a form of answer with `output` · our texts by their names, such as
 * `{{ contracts.review }}`.
 *
 * A script runs in a process of its own that can write nothing, read nothing of the project and start nothing. It may
 * import @wheelhouse/core and zod, and all that it gives is a plan.
 */
import { defineFlow, output, persona } from "@wheelhouse/core";
import { z } from "zod";

/** Who is asked, by what the person who starts the run cares about. */
const VIEWS = {
  speed: ["data-engineer", "concurrency-analyst"],
  safety: ["adversarial-security-analyst", "edge-case-explorer"],
} as const;

export default defineFlow({
  name: "typescript",
  title: "Views by care",
  tab: "Review",
  answers: "What do those say who care about the same as you?",
  input: z.object({
    question: z.string().default("").describe("What matters to you, in your words"),
    care: z.enum(["speed", "safety"]).default("safety").describe("Who is asked"),
  }),
  plan: ({ input, band }) => {
    const views = band === "large" ? [...VIEWS.speed, ...VIEWS.safety] : VIEWS[input.care];
    return {
      version: 1,
      flow: "typescript",
      report: "sum",
      steps: [
        ...views.map((id) => ({
          kind: "agent" as const,
          id,
          persona: persona(id),
          access: "read" as const,
          prompt: `Look at this project. What matters: {{ input.question | default: "everything" }}

# Contracts
{{ contracts.review }}`,
          output: output("findings"),
          onFailure: ["continue" as const],
        })),
        {
          kind: "code" as const,
          id: "fold",
          after: [...views],
          join: "settled" as const,
          run: "fold@1",
          input: {
            needsOne: true,
            steps: views.map((id) => ({ step: id, persona: id, label: id })),
          },
        },
        {
          kind: "agent" as const,
          id: "sum",
          after: ["fold"],
          persona: persona("project-manager"),
          access: "read" as const,
          prompt: "Say in one paragraph what to do first: {{ outputs.fold.findings | json }}",
        },
      ],
    };
  },
});
