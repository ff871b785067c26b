import { type ResolvedWork, resolveWork, WheelhouseError } from "@wheelhouse/core";
import type { Crew } from "@wheelhouse/desk";
import { agentGround, agentOfRun } from "../agents/agent-of-run.ts";
import { canWrite } from "../agents/can-write.ts";
import { type AgentGround, type AgentWish, chooseAgent } from "../agents/choose-agent.ts";
import type { Context } from "../command/context.ts";
import { findProject } from "../project/find-project.ts";
import { personWish, settingsFor } from "../project/settings-for.ts";

/**
 * Who works on issues of a project: whoever a person names now does all of it; else the agents that they have set for the
 * parts, and for the rest the agent that any run over the project would get. Throws what {@link agentOfRun} throws,
 * and `agent.unusable` when nobody of them could change a file. With `known` nobody looks again at what there is.
 */
export async function crewFor(
  { home, io }: Pick<Context, "home" | "io">,
  path: string,
  wish: AgentWish,
  known?: AgentGround,
): Promise<Crew> {
  const project = findProject(path, path);
  const { own, project: said, both } = settingsFor(home, project.path);
  const named = wish.agent !== undefined || wish.model !== undefined;
  const roles = named ? {} : resolveWork(own.work).roles;
  const only = unique(Object.values(roles).filter((agent) => agent !== undefined));
  const set =
    only.length === 0 ? undefined : (known ?? (await agentGround(home, io.env, { only })));
  if (set) for (const agent of only) chooseAgent({ agent }, {}, set);
  const place = { path: project.path, wish: said };
  const chosen = await agentOfRun({ home, io }, place, personWish(wish, own), known);
  // Nobody has named the one without a model: who writes can read as well.
  const fallsBack = chosen.why === "nothing-else" && roles.worker !== undefined;
  const { id: agent, model } = fallsBack ? { id: roles.worker, model: undefined } : chosen;
  const writer = roles.worker ?? agent ?? "";
  if (!canWrite({ id: writer }))
    throw onlyReads(writer, known ?? (await agentGround(home, io.env)));
  const { limits, rules, autoContinue } = both;
  return {
    roles,
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
    ...(limits !== undefined && { limits }),
    ...(rules !== undefined && { rules }),
    ...(autoContinue !== undefined && { autoContinue }),
  };
}

/** What holds for the work on issues of a project: the person's word alone. */
export function workOf(home: string, path: string): ResolvedWork {
  return resolveWork(settingsFor(home, path).own.work);
}

function onlyReads(id: string, { agents }: AgentGround): WheelhouseError {
  const able = agents
    .filter((agent) => agent.status.usable && canWrite(agent) && agent.id !== "scripted")
    .map((agent) => agent.id);
  return new WheelhouseError(
    "agent.unusable",
    `${id} only reads, and an issue needs an agent that can write.`,
    {
      hint:
        able.length === 0
          ? "No agent that can is installed. Which there are, and how each is installed: wheelhouse agents. How it looks, without one: wheelhouse demo issues"
          : `Here can write: ${able.join(", ")}. Set one for this project: wheelhouse settings set role.worker ${able[0]}. Or name it now: --agent ${able[0]}`,
    },
  );
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
