import type { AgentInfo } from "@wheelhouse/agents";
import { agentObject } from "@wheelhouse/core";
import { agentsHere } from "../agents/agents-here.ts";
import { DEFAULT_AGENT } from "../agents/default-agent.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";

/** What the levels mean, for the line below the list. */
const LEVELS: Readonly<Record<string, string>> = {
  enforced:
    "enforced: bubblewrap keeps everything but a private home read-only, tested here by trying to write",
  confined:
    "confined: Node's permission model lets the program read the copy of the project and nothing else, tested here by trying to write",
  "agent-enforced":
    "agent-enforced: the agent's own plan mode, in a version that passed our attacks",
};

/** `wheelhouse agents` */
export async function run({ home, paint, columns }: Context): Promise<Result> {
  const agents = await agentsHere(home).list();
  const levels = new Set(agents.flatMap(({ status }) => (status.usable ? [status.level] : [])));
  return {
    data: agents.map(agentObject),
    view: () =>
      [
        table(
          agents,
          [
            { title: "AGENT", cell: ({ id }) => paint.bold(id) },
            { title: "VERSION", cell: ({ version }) => version ?? "" },
            { title: "MODEL", cell: ({ modelFree }) => (modelFree ? "none" : "its own") },
            { title: "HERE", cell: (agent) => here(agent), flexible: true },
          ],
          { columns, head: paint.dim },
        ),
        "",
        ...[...levels].map((level) =>
          paint.dim(wrap(LEVELS[level] ?? level, columns, { hang: "  " })),
        ),
        paint.dim(
          `Without --agent and without a project's setting, ${DEFAULT_AGENT} does the work.`,
        ),
      ].join("\n"),
  };
}

function here({ status }: AgentInfo): string {
  return status.usable ? status.level : clean(`${status.reason} ${status.hint}`);
}
