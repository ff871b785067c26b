import {
  isWheelhouseError,
  type NoticeObject,
  type PlannedAgent,
  type PlanObject,
} from "@wheelhouse/core";
import { SOLVE_ISSUE } from "@wheelhouse/desk";
import type { Project } from "@wheelhouse/server";
import { nobody } from "../command/nobody.ts";
import type { Context } from "../command/context.ts";
import { crewFor } from "../issues/crew-for.ts";
import type { PreviewGround } from "./preview-plan.ts";

/**
 * Who would work on an issue of a project, by the same choice as at its start, or why nobody can. There are no steps: the
 * plan is drafted for the issue. Starts nothing, writes nothing, asks nobody.
 */
export async function previewSolving(
  { home, io }: Pick<Context, "home" | "io">,
  ground: Pick<PreviewGround, "agents">,
  project: () => Promise<Project>,
): Promise<PlanObject> {
  const found = await workerOf({ home, io }, ground, project).catch((error: unknown) => {
    if (!isWheelhouseError(error)) throw error;
    const { code, message: detail, hint = null } = error;
    return { code, detail, hint } satisfies NoticeObject;
  });
  return {
    flow: SOLVE_ISSUE,
    band: "small",
    band_why: null,
    agent: "code" in found ? null : found,
    steps: [],
    problems: "code" in found ? [found] : [],
    warnings: [],
  };
}

async function workerOf(
  { home, io }: Pick<Context, "home" | "io">,
  ground: Pick<PreviewGround, "agents">,
  project: () => Promise<Project>,
): Promise<PlannedAgent> {
  const { path } = await project();
  const known = await ground.agents();
  const asking = { home, io: { ...nobody, env: io.env } };
  const { roles, agent, model } = await crewFor(asking, path, {}, known);
  const id = roles.worker ?? agent;
  const info = known.agents.find((each) => each.id === id);
  if (info?.status.usable !== true) throw new Error(`${id} was chosen and cannot be used`);
  const isRole = roles.worker !== undefined;
  return {
    id: info.id,
    name: info.name,
    model: isRole ? null : (model ?? null),
    level: info.status.level,
    model_free: info.modelFree,
    calls: info.calls,
    why: isRole
      ? "The settings name it for the work on issues."
      : "It is the agent of runs over this project.",
  };
}
