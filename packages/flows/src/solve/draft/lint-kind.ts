import { nearest } from "@wheelhouse/core";
import { commandProblem } from "./command-problem.ts";
import type { DraftStep } from "./draft-schema.ts";
import { type DraftRules, hasText, type Tell } from "./draft-rules.ts";

/** Checks that a step has what its kind needs, and nothing of another kind. */
export function lintKind(step: DraftStep, rules: DraftRules, tell: Tell): void {
  lintForeign(step, tell);
  if (step.does === "ask") return lintAsk(step, tell);
  if (step.does === "check") return lintCheck(step, rules, tell);
}

function lintForeign(step: DraftStep, tell: Tell): void {
  const fields = [
    ["check", step.check, ["check"]],
    ["command", step.command, ["check"]],
    ["question", step.question, ["ask"]],
    ["options", step.options, ["ask"]],
    ["rubric", step.rubric, ["write", "read"]],
  ] as const;
  for (const [field, value, kinds] of fields) {
    if (value === undefined || value.length === 0) continue;
    if (kinds.some((kind) => kind === step.does)) continue;
    tell(
      `a step that does ${step.does} has no ${field}`,
      `leave it out, or make a ${kinds.join(" or ")} step of it`,
    );
  }
}

function lintAsk({ question, options = [] }: DraftStep, tell: Tell): void {
  if (!hasText(question)) tell("it asks nothing", "give it a question");
  if (options.some((option) => !hasText(option))) tell("an option has no words", "give it some");
  if (new Set(options.map((option) => option.trim())).size < options.length)
    tell("two of its options are the same", "leave one out");
  if (options.length === 1)
    tell("it leaves one answer only", "give two options or more, or none for free words");
}

function lintCheck(
  { check, command }: DraftStep,
  { checks, approved, also = [] }: DraftRules,
  tell: Tell,
): void {
  const names = checks.map(({ name }) => name);
  const known = names.length > 0 ? `name one of ${names.join(", ")}` : "give it a `command`";
  if (check !== undefined && command !== undefined)
    return tell("it has a check and a command", "leave one of them out");
  if (check !== undefined) {
    if (names.includes(check)) return;
    const near = nearest(check, names);
    return tell(
      `the project has no check ${JSON.stringify(check)}`,
      near.length > 0 ? `did you mean ${near.join(" or ")}?` : known,
    );
  }
  if (command === undefined) return tell("it runs nothing", known);
  if (isAmong(command, [...checks.map((each) => each.command), ...also])) return;
  const problem = commandProblem(command);
  if (problem) return tell(problem.what, problem.mend);
  if (!approved)
    tell(
      `the project's settings do not allow ${JSON.stringify(command)}, and nobody approves this plan`,
      known,
    );
}

/** Whether a command is among others, argument by argument. */
export function isAmong(
  command: readonly string[],
  others: readonly (readonly string[])[],
): boolean {
  return others.some(
    (other) => other.length === command.length && other.every((part, at) => part === command[at]),
  );
}
