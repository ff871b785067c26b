import { existsSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import {
  type FlowContext,
  type JsonObject,
  type PlanInput,
  WheelhouseError,
} from "@wheelhouse/core";
import { z } from "zod";
import type { NamedFlow } from "./flow-named.ts";

/** What a run of a flow is started with: its input, and for a flow that is a file the plan as well. */
export interface PlannedStart {
  readonly input: JsonObject;
  readonly plan?: PlanInput | undefined;
}

/**
 * Makes what a run of a flow is started with. The plan of a file is made here, where the file was read and trusted,
 * and pinned by the run: what becomes of the file afterwards changes nothing. Throws `flow.input` or `flow.invalid`.
 */
export async function plannedStart(flow: NamedFlow, context: FlowContext): Promise<PlannedStart> {
  if (flow.plan === undefined) return { input: context.input };
  const parsed = flow.input.safeParse(context.input);
  if (!parsed.success)
    throw new WheelhouseError(
      "flow.input",
      `${flow.name} cannot take this input: ${z.prettifyError(parsed.error)}`,
      { hint: `See what it takes: wheelhouse flows ${flow.name}` },
    );
  const input = parsed.data;
  checkPaths(flow, input, context.project.path);
  return { input, plan: await flow.plan({ ...context, input }) };
}

/** Inputs of type `path` name something inside the project. */
function checkPaths(flow: NamedFlow, input: JsonObject, project: string): void {
  for (const name of flow.paths) {
    const path = input[name];
    if (typeof path !== "string" || path === "" || isInside(path, project)) continue;
    throw new WheelhouseError("flow.input", `${name}: there is no ${path} in the project.`, {
      hint: "Name a file or directory of it, relative to its top.",
    });
  }
}

function isInside(path: string, project: string): boolean {
  const full = join(project, path);
  if (!existsSync(full)) return false;
  const real = realpathSync(full);
  const top = realpathSync(project);
  return real === top || real.startsWith(top + sep);
}
