import {
  createRunState,
  type Json,
  jsonSchema,
  reduce,
  type RunState,
  WheelhouseError,
} from "@wheelhouse/core";
import { SOLVE_ISSUE } from "@wheelhouse/desk";
import { asRunEvent } from "@wheelhouse/engine";
import { draftSchema } from "@wheelhouse/flows";
import { z } from "zod";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import type { Project } from "../project/find-project.ts";
import { findRun } from "../reading/find-run.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { savedPlans, savePlan } from "./saved-plans.ts";

/** The step of a run whose output is the plan. */
const DRAFT_STEP = "draft";
const inputSchema = z.object({ plan: jsonSchema.optional() });

/** `wheelhouse issue plans` */
export function plansVerb({ home, paint, columns }: Context, project: Project): Result {
  const plans = savedPlans({ home, project });
  return {
    data: plans,
    view: () =>
      plans.length === 0
        ? "No plan was saved for this project.\n  Keep the plan of a run: wheelhouse issue save-plan RUN NAME"
        : [
            table(
              plans,
              [
                { title: "PLAN", cell: ({ name }) => paint.bold(name) },
                { title: "FROM", cell: ({ origin }) => (origin === "person" ? "you" : "project") },
                { title: "FILE", cell: ({ path }) => clean(path), flexible: true },
              ],
              { columns, head: paint.dim },
            ),
            "",
            paint.dim(`Follow one: wheelhouse issue start N --plan ${plans[0]?.name}`),
          ].join("\n"),
  };
}

/** `wheelhouse issue save-plan RUN NAME` */
export async function savePlanVerb(
  { home, paint }: Context,
  project: Project,
  [run, name]: readonly [string, string],
): Promise<Result> {
  const state = await stateOf(home, run);
  const plan = draftSchema.safeParse(draftIn(state));
  if (state.created?.flow !== SOLVE_ISSUE || !plan.success)
    throw new WheelhouseError("usage", `Run ${state.id} has no plan that could be saved.`, {
      hint: "Name a run of an issue whose plan was made: wheelhouse issue show N",
    });
  const path = savePlan({ home, project }, name, plan.data);
  return {
    data: { name, origin: "person", path, run: state.id },
    view: () =>
      `${paint.green("✓")} The plan of run ${state.id} is saved as ${name}.\n  Follow it: wheelhouse issue start N --plan ${name}`,
  };
}

/** The plan that a run has made, else the one that it was given. */
function draftIn(state: RunState): Json | undefined {
  const made = state.steps.get(DRAFT_STEP);
  if (made?.status === "completed") return made.output;
  return inputSchema.safeParse(state.created?.input).data?.plan;
}

async function stateOf(home: string, named: string): Promise<RunState> {
  await using reader = await mustOpenReading(home);
  const id = await findRun(reader, named);
  const state = createRunState(id);
  for (const event of await reader.read(`run/${id}`, { class: "run" }))
    reduce(state, asRunEvent(event));
  return state;
}
