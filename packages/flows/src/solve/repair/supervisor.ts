import type { PlanInput } from "@wheelhouse/core";
import { compose } from "../../briefs/compose.ts";
import { CHECKS_SECTION } from "../compile/checks-section.ts";
import { ACCEPTANCE_SECTION, ISSUE_SECTION } from "../compile/issue-section.ts";
import { ONE_OBJECT } from "../compile/one-object.ts";
import { handedIn } from "../json-schema.ts";
import { PLAN_LANGUAGE } from "../plan/plan-language.ts";
import { solverPersona } from "../personas/solver-personas.ts";
import type { SolveInput } from "../solve-input.ts";
import { decisionSchema } from "./decision.ts";

const FAILED = `# What has failed
Step {{ failed.id }} ({{ failed.label }}) has failed beyond its retries, with {{ failed.class }}:

{{ failed.error | fence }}

# The plan so far
{{ outputs.compile.overview | fence }}

Finished steps beside it; they keep their names and results, and what they changed is in your working directory:
{% for each in finished %}- {{ each.id }}: {{ each.status }}
{% else %}- none
{% endfor %}
{% for pair in outputs %}{% assign place = pair[0] | slice: 0, 5 %}{% if place == "work/" and pair[1].handoff %}
{{ pair[0] }} hands on:

{{ pair[1].handoff | fence }}
{% endif %}{% endfor %}
Not finished; a new plan takes the place of all of them:
{% for each in rest %}- {{ each.id }}: {{ each.status }}
{% endfor %}`;

const PART = `# Your part
Find out why it failed: read the failure, then the files as they are now. Then decide, and change as little as gets the work to
its end.

- \`retry\`: the step is right and its author can do it when told something that it does not know. Say it in \`guidance\`.
- \`replan\`: the rest of the plan is wrong. Write \`steps\`, the whole rest from where the files are now, in the plan language,
  proof at its end. Steps that are finished are not done again; the failed one and all that are not finished are gone
  unless you write them again. A step may name finished steps in \`after\`. \`keep\` only names readers that may go on beside
  the new steps; most often it is empty.
- \`pass\`: only a person can decide or provide what is missing, or you found no cause. Put the question into \`reason\`.

Nobody approves a new plan: its checks are the project's own, or commands that were approved with the plan before. A plan that
does not follow the language is not used, and a person is asked instead. The work can be repaired twice in all.

# The plan language
${PLAN_LANGUAGE}

# What you hand in
${ONE_OBJECT} It has \`decision\` ("replan", "retry" or "pass"), \`reason\` (the cause, and the line or place that shows it), and
\`guidance\` with \`retry\`, or \`steps\` and perhaps \`keep\` with \`replan\`.`;

/** Who is asked when a step of the work fails beyond its retries, and how. */
export function supervisorOf({ roles }: SolveInput): NonNullable<PlanInput["supervisor"]> {
  return {
    persona: solverPersona("supervisor"),
    prompt: compose(ISSUE_SECTION, ACCEPTANCE_SECTION, FAILED, CHECKS_SECTION, PART),
    schema: handedIn(decisionSchema).schema,
    read: "solver-repair@1",
    ...(roles.supervisor !== undefined && { agent: roles.supervisor }),
  };
}
