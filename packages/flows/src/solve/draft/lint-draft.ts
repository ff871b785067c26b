import { type Draft, type DraftStep, MOST_DRAFT_STEPS } from "./draft-schema.ts";
import { type DraftProblem, type DraftRules, hasText, type Tell } from "./draft-rules.ts";
import { lintKind } from "./lint-kind.ts";
import { lintWords } from "./lint-words.ts";
import { needsNoChange } from "./needs-no-change.ts";

const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** Everything that is wrong with a solver plan; empty when it may be carried out. Pure, and total over what its schema lets through. */
export function lintDraft(draft: Draft, rules: DraftRules): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const tell =
    (step: string): Tell =>
    (what, mend) =>
      void problems.push({ step, what, mend });
  lintWhole(draft, rules, tell("plan"));
  const seen = new Set(rules.before);
  for (const [index, step] of draft.steps.entries()) {
    const at = tell(step.id === "" ? `step ${index + 1}` : step.id);
    lintId(step, seen, at);
    lintAfter(step, draft.steps.slice(index), seen, at);
    lintWords(step, at);
    lintKind(step, rules, at);
    lintValues(step, draft.steps, index, at);
    seen.add(step.id);
  }
  return problems;
}

/** The problems as a list that an author can work off. */
export function problemsAsText(problems: readonly DraftProblem[]): string {
  return problems.map(({ step, what, mend }) => `- ${step}: ${what}; ${mend}.`).join("\n");
}

function lintWhole({ summary, steps }: Draft, rules: DraftRules, tell: Tell): void {
  const most = Math.min(rules.maxSteps ?? MOST_DRAFT_STEPS, MOST_DRAFT_STEPS);
  if (summary.trim() === "")
    tell("it has no summary", "say in two or three sentences how the issue is going to be solved");
  const last = steps.at(-1);
  if (!last) return tell("it has no steps", "write at least one that works and one that verifies");
  if (steps.length > most)
    tell(
      `it has ${steps.length} steps, and ${most} are the most here`,
      "join steps that one agent does in one go",
    );
  const writes = rules.written === true || steps.some(({ does }) => does === "write");
  if (!writes && !needsNoChange(rules.type))
    tell("no step of it writes", "add a write step that makes the change");
  const proves = last.does === "check" || (last.does === "read" && hasText(last.rubric));
  if (!proves)
    tell(
      `its last step, ${last.id}, proves nothing`,
      "end with a check, or with a read step that has a rubric",
    );
}

function lintId({ id }: DraftStep, seen: ReadonlySet<string>, tell: Tell): void {
  if (!ID.test(id) || id === "self")
    tell(
      `${JSON.stringify(id)} is no id`,
      "use lower-case letters, digits and '-', a letter first, at most 40",
    );
  if (seen.has(id)) tell("another step has this id", "rename one of them");
}

function lintAfter(
  { id, after = [] }: DraftStep,
  rest: readonly DraftStep[],
  seen: ReadonlySet<string>,
  tell: Tell,
): void {
  for (const other of new Set(after)) {
    if (seen.has(other) && other !== id) continue;
    const isLater = rest.some((step) => step.id === other);
    if (other === id) tell("it waits for itself", "remove it from its own `after`");
    else if (isLater) tell(`it waits for ${other}, which comes later`, `put it behind ${other}`);
    else tell(`it waits for ${other}, which does not exist`, "name an earlier step");
  }
}

function lintValues(step: DraftStep, steps: readonly DraftStep[], index: number, tell: Tell): void {
  const values = step.values ?? [];
  if (values.length > 0 && step.does !== "write" && step.does !== "read")
    tell("no agent does it, so it has no values", "let a write or read step hand the value on");
  for (const { to, what } of values) {
    if (!hasText(what)) tell(`the value for ${to} has no meaning`, "say in `what` what it is");
    const at = steps.findIndex(({ id }) => id === to);
    const target = steps[at];
    if (!target || at <= index)
      tell(`it hands a value to ${to}, which is no later step`, "name a later step");
    else if (target.does !== "write" && target.does !== "read")
      tell(`it hands a value to ${to}, which no agent does`, "hand it to a write or read step");
  }
}
