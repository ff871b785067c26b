import type { StepInput } from "@wheelhouse/core";
import { z } from "zod";
import { compose } from "../../briefs/compose.ts";
import { CHECKS_SECTION } from "../compile/checks-section.ts";
import { ACCEPTANCE_SECTION, ISSUE_SECTION, issueInRubric } from "../compile/issue-section.ts";
import { ONE_OBJECT } from "../compile/one-object.ts";
import { writeOutputSchema } from "../compile/step-output.ts";
import { handedIn } from "../json-schema.ts";
import { solverPersona } from "../personas/solver-personas.ts";
import { ATTEMPT_LIMITS, retry } from "../plan/limits.ts";
import type { SolveInput } from "../solve-input.ts";
import { UPDATE } from "./update-names.ts";

const DONE = `# The work so far
{% for pair in outputs %}{% assign place = pair[0] | slice: 0, 5 %}{% if place == "work/" and pair[1].summary %}
## {{ pair[0] }}
{% capture said %}{{ pair[1].summary }}
{{ pair[1].handoff }}{% endcapture %}{{ said | fence }}
{% endif %}{% endfor %}`;

const CONFLICTS = `# The conflicts
{% assign brought = outputs["${UPDATE}/bring"] %}The work began from \`{{ brought.name }}\`, which has moved since. Both sides lie in your working directory together. In
these files they do not fit; the lists of sides say who still has the file:

{% capture list %}{% for conflict in brought.conflicts %}- {{ conflict.path }} ({{ conflict.kind }}): {% if conflict.sides.work and conflict.sides.base %}both sides have it{% elsif conflict.sides.work %}only the work has it{% elsif conflict.sides.base %}only the branch has it{% else %}neither side has it under this name{% endif %}. {{ conflict.said }}
{% endfor %}{% endcapture %}{{ list | fence }}

Inside of a file, what the work says stands between \`<<<<<<< the-work\` and \`|||||||\`, what both began from between \`|||||||\` and
\`=======\`, and what the branch says now between \`=======\` and \`>>>>>>> the-base\`. A binary file, and one that one side has deleted
and the other changed, has no markers: what lies there is the version of the work, or the only one that there is. A file that
was renamed in two ways lies there under both names.

{% if brought.rewritten %}The branch was rewritten. \`git show HEAD^:PATH\` is its version of a file; that of the work lies in the directory.{% else %}\`git show HEAD^1:PATH\` is the version of the work, \`git show HEAD^2:PATH\` that of the branch, and \`git log HEAD^1..HEAD^2\` is
what has been done there since.{% endif %}`;

const RULES = `# Rules
- Your working directory is a private clone of the project. Change files in it and nowhere else. Do not commit, and touch
  neither branches nor remotes: what you leave is committed by us, as the merge of both sides.
- Go through the conflicts one by one. Understand what each side wanted: read the code around it, its callers, its tests.
  Keep the intent of both. Where only one can stand, the project as it is now decides how, and the issue what.
- Take all markers out. Then look for what fits as text and is wrong all the same: a name that the branch has changed and the
  work still uses, a thing that both sides have added.
- Do nothing beside that: no new work on the issue, no reformatting, no test deleted, skipped or weakened.
- Run what proves it, the checks above among it, after your last change.`;

const ANSWER = `# What you hand in
${ONE_OBJECT} It has \`summary\` (how the two sides were put together, which commands you ran and what they said), \`handoff\` (what a
judge has to look at), \`resolved\`: for each path in the list above \`{"path": "…", "how": "…"}\`, also where the file was right as
it lay there, and \`values\`, an empty list. If no file had to change, \`unchanged\` says why.`;

const RUBRIC = `Work that was done for this issue had to be put together with the branch that it began from, which had moved. Judge only that:
1. Nothing of either side is lost: for each conflict, find what the work did and what the branch did, and see both in the files, or
   a reason in \`resolved\` why one of them cannot stand.
2. No marker, no half of a conflict, no file of both names is left.
3. What fits as text also fits in meaning: callers, names, tests.
4. Nothing was done beside that, and nothing was weakened.

Reject for what matters, not for taste. Each finding says where, what is wrong, and what would satisfy you. If you have the tool
\`check\`, use it instead of believing that a command passes.`;

const outputSchema = writeOutputSchema.extend({
  resolved: z
    .array(z.strictObject({ path: z.string(), how: z.string().min(1).max(2_000) }))
    .min(1)
    .max(500)
    .describe("one entry for each path that was in conflict: what stands there now, and why"),
});

/** The step in which a worker resolves what does not fit between the work and the branch as it is now. */
export function resolveStep(input: SolveInput, after: readonly string[]): StepInput {
  const { worker, critic } = input.roles;
  return {
    kind: "agent",
    id: "resolve",
    label: "Resolve the conflicts",
    persona: solverPersona("worker"),
    access: "write",
    session: "own",
    after: [...after],
    when: { has: { out: "bring", path: "conflicts.0" } },
    otherwise: "nothing conflicts",
    prompt: compose(
      ISSUE_SECTION,
      ACCEPTANCE_SECTION,
      DONE,
      CONFLICTS,
      CHECKS_SECTION,
      RULES,
      ANSWER,
    ),
    output: handedIn(outputSchema),
    ...ATTEMPT_LIMITS.write,
    postconditions: [{ name: "nothing is left unresolved", run: "conflicts-resolved@1" }],
    critic: {
      persona: solverPersona("work-critic"),
      rubric: `${issueInRubric(input)}\n\n${RUBRIC}`,
      rounds: 3,
      ...(critic !== undefined && { agent: critic }),
    },
    onFailure: [retry(2), "ask"],
    ...(worker !== undefined && { agent: worker }),
  };
}
