import {
  isWheelhouseError,
  type NoticeObject,
  planStepObjects,
  type PlannedAgent,
  type PlanObject,
  type StartObject,
} from "@wheelhouse/core";
import { planOf } from "@wheelhouse/engine";
import type { Project } from "@wheelhouse/server";
import type { AgentGround, ChosenAgent } from "../agents/choose-agent.ts";
import { WHY } from "../agents/describe-choice.ts";
import type { Context } from "../command/context.ts";
import { flowNamed } from "../flows/flow-named.ts";
import { flowsByName } from "../flows/flows-by-name.ts";
import { plannedStart } from "../flows/planned-start.ts";
import { functionsFor } from "../functions/functions.ts";
import { findProject } from "../project/find-project.ts";
import { settingsFor } from "../project/settings-for.ts";
import { AUTO, bandFor } from "../request/choose-band.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { askedAgent, inputOf } from "../serve/asked-of-server.ts";
import { inputNotices } from "./input-notices.ts";
import type { KeptFiles } from "./kept-files.ts";
import type { WorkingTrees } from "./uncommitted.ts";
import { agentWarnings, projectWarnings } from "./warnings-of.ts";

/** How long a preview waits for git, in milliseconds: whoever types wants an answer at once. */
const GIT_MS = 120;

/** What a preview looks at, kept between previews. */
export interface PreviewGround {
  /** What there is to choose agents from; it may be a little old. */
  readonly agents: () => Promise<AgentGround>;
  readonly trees: WorkingTrees;
  readonly files: KeptFiles;
}

/**
 * What would come of starting a run: the same checks as at its start, all of them, so that a person reads
 * every reason at once. Starts nothing, writes nothing, asks nobody.
 */
export async function previewPlan(
  context: Pick<Context, "home" | "io">,
  ground: PreviewGround,
  start: StartObject,
  project: () => Promise<Project>,
): Promise<PlanObject> {
  const problems: NoticeObject[] = [];
  const trying = async <T>(make: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      if (!isWheelhouseError(error)) throw error;
      const { code, message: detail, hint = null } = error;
      problems.push({ code, detail, hint });
      return undefined;
    }
  };
  const { home } = context;
  const place = await trying(async () => {
    const { path } = await project();
    return findProject(path, path);
  });
  const flow = await trying(() => flowNamed(start.flow_name, { home, project: place?.path }));
  const tree = place && ground.trees.at(place.path, GIT_MS);
  const settings = place && (await trying(() => settingsFor(home, place.path)));
  const { fast, input } = inputOf(start);
  const asked = flow && { flow, input, project: place?.path };
  const said = asked && (await inputNotices(ground.files, asked));
  problems.push(...(said?.problems ?? []));
  const chosenBand = flow && place && (await trying(() => bandFor(start, flow.name, place.path)));
  const band = chosenBand?.band ?? (start.band === AUTO ? "small" : start.band);
  // Without an input that it can take there is no plan, and that was said.
  const plan =
    flow?.input.safeParse(input).success === true &&
    (await trying(async () => {
      const to = place ?? { id: start.project_id, path: "/" };
      const from = { input, fast, band, project: to };
      const request = { flow: flow.name, ...from, ...(await plannedStart(flow, from)) };
      const flows = { flows: flowsByName, functions: functionsFor(home) };
      return planOf(flows, { ...request, by: whoAmI() }).plan;
    }));
  const agents = await ground.agents();
  const chosen = await trying(() =>
    askedAgent(context, start, {
      flow,
      path: place?.path ?? "",
      settings: settings ?? { own: {}, project: {} },
      ground: agents,
    }),
  );
  const info = agents.agents.find(({ id }) => id === chosen?.id);
  const level = info?.status.usable === true ? info.status.level : undefined;
  return {
    flow: start.flow_name,
    band,
    band_why: chosenBand?.why ?? null,
    agent: chosen && level !== undefined ? plannedAgent(chosen, level) : null,
    steps: plan ? planStepObjects(plan) : [],
    problems,
    warnings: [
      ...(said?.warnings ?? []),
      ...(chosen ? agentWarnings(chosen, info) : []),
      ...projectWarnings(await tree),
    ],
  };
}

function plannedAgent(chosen: ChosenAgent, level: string): PlannedAgent {
  const { id, name, model = null, modelFree, calls, why } = chosen;
  return { id, name, model, level, model_free: modelFree, calls, why: WHY[why] };
}
