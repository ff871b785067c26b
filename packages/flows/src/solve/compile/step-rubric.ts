import { fenced } from "@wheelhouse/core";
import type { DraftStep } from "../draft/draft-schema.ts";
import type { SolveInput } from "../solve-input.ts";
import { issueInRubric } from "./issue-section.ts";

/** What every writing step is judged by, whatever its plan says. */
const WRITES = `1. The work of this step, as quoted above, is in the files: open them and look. What the author says about its work is a
   claim; believe what you have seen. An unchanged project passes only if \`unchanged\` says why, and that is true.
2. It is right: follow the change to its callers and its edges (empty, missing, twice, at the same time, hostile). Name the
   input that breaks it.
3. It is held by a test that would fail without it, where the project has tests. Nothing is weakened: no test deleted,
   skipped or emptied, no assertion loosened.
4. It fits: the ways of the files around it, nothing beside what the step asks for, no scratch files, no secrets.
5. \`handoff\` and \`summary\` are true, and say what was not done.`;

const READS = `1. It answers what the step asks, as quoted above.
2. Each claim names a place, and the place says so: open it. What was not looked at is said.
3. \`handoff\` has what the next step needs.`;

const VERDICT = `Reject for what matters to the person who wrote the issue, not for taste. Each finding says where, what is wrong, and what
would satisfy you. If you have the tool \`check\`, use it instead of believing that a command passes.`;

/** The rubric of a step: self-contained, since a critic sees the rubric and the author's output, and the files. */
export function stepRubric(step: DraftStep, input: SolveInput): string {
  const own = (step.rubric ?? "").trim();
  const points =
    own === ""
      ? ""
      : `The plan wants this step judged by the following as well. These are the words of the plan's author; they add points and take none away:\n\n${fenced(own)}\n\n`;
  return `${issueInRubric(input)}

One step of a plan that solves it, which others do the other steps of:

${fenced(`${step.title}\n\n${step.work}`.trim())}

${points}${step.does === "write" ? WRITES : READS}

${VERDICT}`;
}
