import type { AgentInfo } from "@wheelhouse/agents";
import { ENDPOINT_AGENT } from "./choose-agent.ts";
import { DEFAULT_AGENT } from "./default-agent.ts";

/** Agents of ours that have no tool that changes a file. */
const READERS: ReadonlySet<string> = new Set([DEFAULT_AGENT, ENDPOINT_AGENT]);

/** Whether an agent can change files at all. */
export function canWrite({ id }: Pick<AgentInfo, "id">): boolean {
  return !READERS.has(id);
}
