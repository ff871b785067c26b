import { ANSWER_FORMS, messageOf } from "@wheelhouse/core";
import { promptLiquid } from "@wheelhouse/engine";
import { type Complain, wordHint } from "../flow-problem.ts";

/** What every prompt may name; the last two stand for texts of ours. */
const ROOTS = ["input", "outputs", "project", "band", "step", "contracts", "answers"];
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  contracts: ["produce", "review"],
  answers: ANSWER_FORMS,
};

/** What a template may name. */
export interface InReach {
  /** Names of inputs. */
  readonly inputs: readonly string[];
  /** Every step of the plan. */
  readonly steps: ReadonlySet<string>;
  /** Steps whose outputs are there when the template is rendered. */
  readonly before: ReadonlySet<string>;
  /** What there is beside what every template has: `item` in a map, `reason` in a sub-run. */
  readonly more: readonly string[];
}

/** Complains of what a Liquid template cannot mean: its notation, names that nothing has, outputs that are not there yet. */
export function checkLiquid(
  template: string,
  path: readonly PropertyKey[],
  reach: InReach,
  complain: Complain,
): void {
  let globals: Globals;
  try {
    ({ globals } = promptLiquid.analyzeSync(promptLiquid.parse(template), { partials: false }));
  } catch (error) {
    const [, what = "", row, column] =
      /^([\s\S]*?), line:(\d+), col:(\d+)/.exec(messageOf(error)) ?? [];
    complain(path, `its Liquid cannot be read: ${what === "" ? messageOf(error) : what}`, {
      text: { row: Number(row ?? 1), column: Number(column ?? 1) },
    });
    return;
  }
  const roots = [...ROOTS, ...reach.more];
  for (const [root, uses] of Object.entries(globals))
    for (const { segments, location } of uses) {
      const text = { row: location.row, column: location.col };
      const [, second] = segments;
      if (!roots.includes(root))
        complain(path, `nothing is called ${root} in a prompt`, {
          text,
          hint: wordHint(root, roots),
        });
      else if (root === "input" && typeof second === "string" && !reach.inputs.includes(second))
        complain(path, `the flow has no input ${second}`, {
          text,
          hint: wordHint(second, reach.inputs),
        });
      else if (TEXTS[root] && !TEXTS[root].includes(String(second)))
        complain(path, `there is no text ${root}.${String(second)}`, {
          text,
          hint: wordHint(String(second), TEXTS[root]),
        });
      else if (root === "outputs" && typeof second === "string")
        checkOutput(second, path, text, reach, complain);
    }
}

type Globals = Readonly<
  Record<
    string,
    readonly {
      readonly segments: readonly unknown[];
      readonly location: { readonly row: number; readonly col: number };
    }[]
  >
>;

function checkOutput(
  step: string,
  path: readonly PropertyKey[],
  text: { readonly row: number; readonly column: number },
  { before, steps }: InReach,
  complain: Complain,
): void {
  if (before.has(step)) return;
  if (steps.has(step))
    complain(path, `it reads outputs.${step}, and ${step} is not before it`, {
      text,
      hint: `Add ${step} to its \`after\`.`,
    });
  else
    complain(path, `there is no step ${step} whose output it could read`, {
      text,
      hint: wordHint(step, [...before]),
    });
}
