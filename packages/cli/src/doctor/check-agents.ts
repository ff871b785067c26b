import { type AgentsConfig, readAgentsConfig } from "@wheelhouse/agents";
import { isWheelhouseError } from "@wheelhouse/core";
import { agentGround } from "../agents/agent-of-run.ts";
import { directoriesHere } from "../agents/agents-here.ts";
import { type AgentRow, isSilent, SILENT } from "../agents/agents-table.ts";
import { agentData, agentRows } from "../agents/agents-view.ts";
import type { AgentGround } from "../agents/choose-agent.ts";
import type { Io } from "../command/context.ts";
import { agentsConfigPath } from "../home/home-paths.ts";
import type { Check } from "./check.ts";

/** What `doctor` saw of the agents and models. */
export interface AgentChecks {
  readonly rows: readonly AgentRow[];
  readonly ground: AgentGround;
  /** The same as checks, of which none stands in the way. */
  readonly checks: readonly Check[];
  /** What is wrong with the user's own file; undefined when nothing is. */
  readonly config: Check | undefined;
}

/** The agents and models of this machine, also when the user's own file cannot be understood. */
export async function checkAgents(home: string, env: Io["env"]): Promise<AgentChecks> {
  const { config, problem } = readConfig(home);
  const ground = await agentGround(home, env, { config });
  const rows = agentRows(home, ground);
  const agents = rows.map((row): Check => {
    const { id, name, version, status } = row.info;
    const agent = agentData(row, ground);
    const common = { id: `agent.${id}`, group: "agents", title: `Agent: ${id}`, agent } as const;
    if (!status.usable)
      return { ...common, status: "warn", detail: status.reason, hint: status.hint };
    const what = [name, version].filter((part) => part !== undefined).join(" ");
    const silent = isSilent(row.info);
    return {
      ...common,
      status: silent ? "warn" : "ok",
      detail: `${what}, ${status.level}`,
      ...(silent && { hint: SILENT }),
    };
  });
  const models = ground.endpoints.map(({ name, server, calls }): Check => ({
    id: `model.${name}`,
    status: "ok",
    group: "models",
    title: `Model: ${name}`,
    detail: `${server}, ${calls === "local" ? "local" : "at a provider"}`,
  }));
  const looked: Check = {
    id: "agents.looked",
    status: "ok",
    group: "agents",
    title: "Where programs were looked for",
    detail: (await directoriesHere()).join(", "),
  };
  return { rows, ground, checks: [...agents, looked, ...models], config: problem };
}

function readConfig(home: string): { config: AgentsConfig; problem: Check | undefined } {
  try {
    return { config: readAgentsConfig(agentsConfigPath(home)), problem: undefined };
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    const { message: detail, hint } = error;
    const problem = {
      id: "agents.config",
      status: "fail",
      group: "agents",
      title: "agents.yaml",
      detail,
    } as const;
    return { config: { agents: [], endpoints: [], overrides: {} }, problem: { ...problem, hint } };
  }
}
