import type { AgentInfo } from "@wheelhouse/agents";
import type { NoticeObject } from "@wheelhouse/core";
import { isSilent, SILENT } from "../agents/agents-table.ts";
import type { ChosenAgent } from "../agents/choose-agent.ts";
import { DEFAULT_AGENT } from "../agents/default-agent.ts";
import type { Uncommitted } from "./uncommitted.ts";

/** What should be known of the agent before a run. */
export function agentWarnings(
  { id, model, calls }: ChosenAgent,
  info: AgentInfo | undefined,
): NoticeObject[] {
  const notices: NoticeObject[] = [];
  if (calls === "provider")
    notices.push({
      code: "agent.cost",
      detail: `${[id, model].filter((part) => part !== undefined).join(" with ")} may be charged by its provider.`,
      hint: `The agent ${DEFAULT_AGENT} calls no model; a limit of tokens or cost ends a run that uses more.`,
    });
  const level = info?.status.usable === true ? info.status.level : undefined;
  if (level !== undefined && level !== "enforced")
    notices.push({ code: "agent.level", ...LEVELS[level] });
  if (info?.origin === "installed" && (info.tested?.failed ?? 1) > 0)
    notices.push({
      code: "agent.untested",
      detail:
        info.tested === undefined
          ? `This version of ${id} was never tried against our suite.`
          : `${info.tested.failed} of our tests failed with this version of ${id}.`,
      hint: `Try it, nothing is spent: wheelhouse agents test ${id}`,
    });
  if (info && isSilent(info)) notices.push({ code: "agent.silent", detail: SILENT, hint: null });
  return notices;
}

const LEVELS = {
  confined: {
    detail: "The agent may not write files, but the network is not limited for it.",
    hint: "With bubblewrap writing is prevented by the system: wheelhouse doctor",
  },
  "agent-enforced": {
    detail: "The agent's own plan mode keeps it from writing, not the system.",
    hint: "With bubblewrap writing is prevented by the system: wheelhouse doctor",
  },
} as const;

/** What should be known of the project before a run. */
export function projectWarnings(found: Uncommitted | undefined): NoticeObject[] {
  if (!found) return [];
  if (!found.repository)
    return [
      {
        code: "project.folder",
        detail: "The project is no git repository: there is no history, and no change to review.",
        hint: null,
      },
    ];
  if (found.changed === 0) return [];
  const [what, are] = found.changed === 1 ? ["file", "is"] : ["files", "are"];
  return [
    {
      code: "project.uncommitted",
      detail: `${found.changed} ${what} in the working tree ${are} not committed; the agents read them as they are now.`,
      hint: null,
    },
  ];
}
