import type { StepInput } from "@wheelhouse/core";
import { compose } from "../../briefs/compose.ts";
import { CHECKS_SECTION } from "../compile/checks-section.ts";
import { ISSUE_SECTION } from "../compile/issue-section.ts";
import { ONE_OBJECT } from "../compile/one-object.ts";
import { handedIn } from "../json-schema.ts";
import { solverPersona } from "../personas/solver-personas.ts";
import type { SolveInput } from "../solve-input.ts";
import { ATTEMPT_LIMITS, retry } from "./limits.ts";
import { understandingSchema } from "./understanding.ts";

const PROMPT = compose(
  ISSUE_SECTION,
  `# Your part
Find out what solving this issue means, before anybody plans it. Your working directory is a private clone of the project at
the commit that the work will begin from; you only read, and a write is noticed and fails your part.

1. Read the code that the issue is about, until you know why it behaves as the issue says, or where the wanted behaviour
   would have its place. If the issue is wrong about the code, say so.
2. Write down what must hold in the end: each criterion can be shown by a command or by a place in the code, and together
   they are all that the issue asks for and no more.
3. Judge the size: \`small\` is one change in one place with its test; \`medium\` touches a few places or needs a decision
   carried through; \`large\` needs several changes that build on each other. When two fit, take the smaller.
4. Ask only what no file answers and what a wrong guess would spoil. A person is interrupted by each question. Most issues
   need none; then \`questions\` is empty.`,
  CHECKS_SECTION,
  `# What you hand in
${ONE_OBJECT}
- \`summary\`: what is asked for and how the code stands to it: causes, places (path and line), callers, tests that are there.
- \`acceptance\`: the criteria, a list of sentences.
- \`files\`: paths that the work is about, the most important first.
- \`size\` and \`why\`: \`small\`, \`medium\` or \`large\`, and the reason.
- \`questions\`: a list of \`{"text": "…", "options": ["…", "…"]}\`, or empty.`,
);

/** The step in which the planner reads the issue and the code. */
export function understandStep({ roles }: SolveInput, after: readonly string[]): StepInput {
  return {
    kind: "agent",
    id: "understand",
    label: "Understand the issue",
    persona: solverPersona("planner"),
    access: "read",
    after: [...after],
    join: "settled",
    prompt: PROMPT,
    output: handedIn(understandingSchema),
    ...ATTEMPT_LIMITS.read,
    onFailure: [retry(2), "ask"],
    ...(roles.planner !== undefined && { agent: roles.planner }),
  };
}
