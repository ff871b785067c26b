import { useQuery } from "@tanstack/react-query";
import { orchestratorQuery } from "../../../queries/orchestrator.ts";
import { flowsOf } from "../../../queries/place.ts";
import type { OwnCommand } from "./own-commands.ts";

const NONE: readonly OwnCommand[] = [];

/**
 * The commands that the agent of a thread knows now; none while the project is undefined. One that is called like a flow is the flow's:
 * what is typed means the same in every mode.
 */
export function useOwnCommands(project: string | undefined, thread: string): readonly OwnCommand[] {
  const { data } = useQuery(orchestratorQuery(project));
  const { data: flows = [] } = useQuery(flowsOf(project));
  if (!data || data.commands.length === 0) return NONE;
  const taken = new Set([...flows.map(({ id }) => id), "flow"]);
  return data.commands.filter((each) => each.thread === thread && !taken.has(each.name));
}
