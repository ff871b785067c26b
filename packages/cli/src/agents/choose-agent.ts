import type { AgentInfo, Agents } from "@wheelhouse/agents";
import { nearest, WheelhouseError } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import { agentsHere } from "./agents-here.ts";

/** An agent that can be used here. */
export interface ChosenAgent {
  readonly id: string;
  readonly name: string;
  readonly modelFree: boolean;
}

/**
 * The named agent, if it can be used. Throws `agent.unknown` with the nearest names, or
 * `agent.unusable` with the reason and what else there is.
 */
export async function chooseAgent(
  named: string,
  agents: Pick<Agents, "list"> = agentsHere(),
): Promise<ChosenAgent> {
  const known = await agents.list();
  const found = known.find(({ id }) => id === named);
  if (!found) {
    const near = nearest(
      named,
      known.map(({ id }) => id),
    );
    throw new WheelhouseError("agent.unknown", `There is no agent ${JSON.stringify(named)}.`, {
      hint: `${didYouMean(near)}All agents: wheelhouse agents`,
    });
  }
  const { id, name, modelFree, status } = found;
  if (status.usable) return { id, name, modelFree };
  const others = known.filter((each) => each.status.usable);
  throw new WheelhouseError("agent.unusable", `${id} cannot be used: ${status.reason}`, {
    hint: `${status.hint} ${instead(others)}`.trim(),
  });
}

function instead(others: readonly AgentInfo[]): string {
  if (others.length === 0) return "No other agent can be used here either: wheelhouse doctor";
  return `What can be used here: ${others.map(({ id }) => `--agent ${id}`).join(", ")}.`;
}
