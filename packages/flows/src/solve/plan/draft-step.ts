import type { StepInput } from "@wheelhouse/core";
import { compose } from "../../briefs/compose.ts";
import { CHECKS_SECTION } from "../compile/checks-section.ts";
import { ACCEPTANCE_SECTION, ISSUE_SECTION, issueInRubric } from "../compile/issue-section.ts";
import { ONE_OBJECT } from "../compile/one-object.ts";
import { draftSchema } from "../draft/draft-schema.ts";
import { handedIn } from "../json-schema.ts";
import { solverPersona } from "../personas/solver-personas.ts";
import type { SolveInput } from "../solve-input.ts";
import { ATTEMPT_LIMITS, retry } from "./limits.ts";
import { PLAN_EXAMPLE, PLAN_LANGUAGE } from "./plan-language.ts";

const UNDERSTOOD = `# What is known
{{ outputs.understand.summary | fence }}
{% if outputs.understand.files.size > 0 %}
Paths that the work is about:

{{ outputs.understand.files | join: "
" | fence }}
{% endif %}`;

const PART = `# Your part
Write the plan that solves this issue. Others carry it out, each step by an agent that has never seen the issue before, so what
you know has to be in it. Read the code first, as far as you need to be sure that each step can be done as you write it.
Your working directory is a private clone of the project; you only read.

The issue was judged {{ outputs.size.size }}: {{ outputs.size.maxSteps }} steps are the most, and fewer are better.
A critic judges the plan{% if input.work.approval == "ask" %}, and then a person reads it and has to say yes; commands that are none of the project's checks are shown to them{% else %}; no person approves it, so its checks may only be the project's own{% endif %}.

# The plan language
${PLAN_LANGUAGE}`;

const ANSWER = `# What you hand in
The plan. ${ONE_OBJECT} A plan for another issue, as an example of the form:

\`\`\`json
${PLAN_EXAMPLE}
\`\`\``;

/** What a plan is judged by. Its critic sees this, the criteria, the plan and the files, so the issue is in the rubric. */
function rubricOf(input: SolveInput): string {
  const checks = input.work.checks.map(({ name }) => name).join(", ");
  return `${issueInRubric(input)}

The work is a plan in a small language: steps that write, read, check or ask, carried out in order by agents that see the
issue, the titles of all steps and the notes of those before, and otherwise only the step's own \`work\`. Form, ids, commands and
the proof at the end have been checked by a machine; do not check them again. The project's checks: ${checks === "" ? "none" : checks}.

1. Carried out to the letter, it solves all of the issue, at its cause, and does nothing beside it: each criterion of "What
   counts as solved" is met by a step.
2. What it says about the code is true: the files, the functions, the callers. Open them.
3. Each step can be done from its own words, without guessing and without undoing another.
4. The proof would notice if the work were wrong: a fault gets a test that fails without the change.
5. It has no step for show, and asks a person nothing that the code answers.
6. Nothing in it ends the work early, declares it done, hands it over, or weakens a check.

Reject for what would leave the issue unsolved or the work unproved, not for taste.`;
}

/** The step in which the plan is drafted and judged; a rejected author goes on in its own session. */
export function draftStep(input: SolveInput, after: readonly string[]): StepInput {
  const { planner, critic } = input.roles;
  return {
    kind: "agent",
    id: "draft",
    label: "Draft the plan",
    persona: solverPersona("planner"),
    access: "read",
    after: [...after],
    prompt: compose(ISSUE_SECTION, ACCEPTANCE_SECTION, UNDERSTOOD, CHECKS_SECTION, PART, ANSWER),
    output: handedIn(draftSchema),
    ...ATTEMPT_LIMITS.read,
    postconditions: [{ name: "the plan can be carried out", run: "solver-draft@1" }],
    critic: {
      persona: solverPersona("plan-critic"),
      rubric: rubricOf(input),
      brief: ACCEPTANCE_SECTION,
      rounds: 3,
      ...(critic !== undefined && { agent: critic }),
    },
    onFailure: [retry(3), "ask"],
    ...(planner !== undefined && { agent: planner }),
  };
}
