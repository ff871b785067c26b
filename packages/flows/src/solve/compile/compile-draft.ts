import type { StepInput } from "@wheelhouse/core";
import type { Draft, DraftStep } from "../draft/draft-schema.ts";
import { isAmong } from "../draft/lint-kind.ts";
import type { NamedCommand, SolveInput } from "../solve-input.ts";
import { solverPersona } from "../personas/solver-personas.ts";
import { ATTEMPT_LIMITS, CHECK_TIMEOUT_MS, retry } from "../plan/limits.ts";
import { liquidText } from "./liquid-text.ts";
import { OUTPUT_OF } from "./step-output.ts";
import { waitsFor } from "./step-order.ts";
import { stepPrompt } from "./step-prompt.ts";
import { stepRubric } from "./step-rubric.ts";

/** A command that a plan runs beside the project's checks: who approves the plan allows it. */
export interface PlannedCommand {
  readonly step: string;
  readonly command: readonly string[];
}

/** What a person is asked in the middle of a plan. */
export interface PlannedAsk {
  readonly step: string;
  readonly question: string;
  readonly options: readonly string[];
}

/** A solver plan as steps of the engine. */
export interface Compiled {
  readonly steps: StepInput[];
  readonly commands: PlannedCommand[];
  readonly asks: PlannedAsk[];
}

/** What a plan is compiled with. */
export interface CompileParts {
  readonly draft: Draft;
  readonly input: SolveInput;
  /** Ids of steps that were done before this plan, without the container's name. */
  readonly before?: readonly string[];
  /** Why the rest was made anew; absent for the first plan. */
  readonly note?: string | undefined;
}

/** Turns a solver plan that has no problems into steps of the engine, named as in the plan. Pure. */
export function compileDraft({ draft, input, before = [], note }: CompileParts): Compiled {
  const waits = waitsFor(draft.steps);
  const allowed = input.work.checks.map(({ command }) => command);
  const steps = draft.steps.map((step, index): StepInput => {
    const earlier = [...before, ...draft.steps.slice(0, index).map(({ id }) => id)];
    const common = { id: step.id, label: step.title, after: waits.get(step.id) ?? [] };
    if (step.does === "check") return { ...common, ...checkStep(step, input) };
    if (step.does === "ask") return { ...common, ...askStep(step) };
    return { ...common, ...agentStep(step, input, { before: earlier, note }) };
  });
  const commands = draft.steps.flatMap(({ id, command }) =>
    command === undefined || isAmong(command, allowed) ? [] : [{ step: id, command }],
  );
  const asks = draft.steps.flatMap(({ id, does, question = "", options = [] }) =>
    does === "ask" ? [{ step: id, question, options }] : [],
  );
  return { steps, commands, asks };
}

type Own<Kind extends StepInput["kind"]> = Omit<Extract<StepInput, { kind: Kind }>, "id" | "after">;

function agentStep(
  step: DraftStep,
  input: SolveInput,
  around: { readonly before: readonly string[]; readonly note: string | undefined },
): Own<"agent"> {
  const writes = step.does === "write";
  const judged = writes || (step.rubric ?? "").trim() !== "";
  const { worker, critic } = input.roles;
  return {
    kind: "agent",
    persona: solverPersona("worker"),
    access: writes ? "write" : "read",
    session: "own",
    prompt: stepPrompt(step, around),
    output: OUTPUT_OF[writes ? "write" : "read"],
    ...ATTEMPT_LIMITS[writes ? "write" : "read"],
    ...(judged && {
      critic: {
        persona: solverPersona("work-critic"),
        rubric: stepRubric(step, input),
        rounds: 3,
        ...(critic !== undefined && { agent: critic }),
      },
    }),
    onFailure: [retry(1), "repair", "ask"],
    ...(worker !== undefined && { agent: worker }),
  };
}

function checkStep(step: DraftStep, { work }: SolveInput): Own<"code"> {
  const named = work.checks.find(({ name }) => name === step.check);
  const check: NamedCommand = named ?? { name: step.id, command: [...(step.command ?? [])] };
  return {
    kind: "code",
    run: "run-checks@1",
    input: { checks: [check], network: work.network },
    timeoutMs: CHECK_TIMEOUT_MS,
    postconditions: [{ name: "it passes", run: "checks-passed@1" }],
    onFailure: ["repair", "ask"],
  };
}

function askStep({ question = "", work, options = [] }: DraftStep): Own<"request"> {
  const ids = optionIds(options);
  const more = work.trim() === "" ? "" : `\n\n${work.trim()}`;
  return {
    kind: "request",
    ask: "question",
    text: liquidText(`${question.trim()}${more}`),
    options: options.map((label, at) => ({
      id: ids[at] ?? String(at + 1),
      label,
      effect: "continue",
    })),
  };
}

/** Short ids for options that an agent has worded, each its own. */
function optionIds(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label, at) => {
    const slug = label
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 40);
    let id = slug === "" ? `option-${at + 1}` : slug;
    while (taken.has(id)) id = `${id}-${at + 1}`;
    taken.add(id);
    return id;
  });
}
