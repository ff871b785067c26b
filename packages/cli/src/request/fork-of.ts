import { WheelhouseError } from "@wheelhouse/core";
import type { ForkRequest } from "@wheelhouse/engine";
import type { AgentWish, ChosenAgent } from "../agents/choose-agent.ts";
import { settingsFor } from "../project/settings-for.ts";
import { rowOfRun } from "../reading/row-of-run.ts";
import { whoAmI } from "./who-am-i.ts";

/** What a person says about a fork. */
export interface AskedFork extends AgentWish {
  readonly from?: string | undefined;
}

/** Chooses an agent for a project, as whoever asks may: see `agentOfRun`. */
export type Choose = (
  project: { readonly path: string; readonly wish: AgentWish },
  person: AgentWish,
) => Promise<ChosenAgent>;

/**
 * What a person asks for when they fork a run. Another agent, or another model of the same, is checked as for a new run;
 * without either the fork has those of the run. Throws `run.unknown` and what choosing throws.
 */
export async function forkOf(
  home: string,
  run: string,
  { from, ...wish }: AskedFork,
  choose: Choose,
): Promise<ForkRequest> {
  const common = { by: whoAmI(), ...(from !== undefined && { from }) };
  if (wish.agent === undefined && wish.model === undefined) return common;
  const row = await rowOfRun(home, run);
  if (!row)
    throw new WheelhouseError("run.unknown", `There is no run ${run}.`, {
      hint: "List runs: wheelhouse ls",
    });
  const path = row.project_path ?? "";
  const agent = wish.agent ?? row.agent ?? undefined;
  const chosen = await choose({ path, wish: settingsFor(home, path).project }, { ...wish, agent });
  return {
    ...common,
    agent: chosen.id,
    ...(chosen.model !== undefined && { model: chosen.model }),
  };
}
