import { nearest, WheelhouseError } from "@wheelhouse/core";
import { agentGround } from "../agents/agent-of-run.ts";
import { agentData, agentRows, agentsView } from "../agents/agents-view.ts";
import type { AgentRow } from "../agents/agents-table.ts";
import { LEVELS, showAgent } from "../agents/show-agent.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { wrap } from "../output/wrap.ts";

/** `wheelhouse agents [ID]` */
export async function run({ args, home, io, paint, columns }: Context): Promise<Result> {
  const [named] = args.positionals;
  const ground = await agentGround(home, io.env);
  const rows = agentRows(home, ground);
  if (named !== undefined) {
    const row = rowNamed(named, rows);
    return { data: agentData(row, ground), view: () => showAgent(row, paint, columns) };
  }
  const levels = new Set(
    ground.agents.flatMap(({ status }) => (status.usable ? [status.level] : [])),
  );
  return {
    data: rows.map((row) => agentData(row, ground)),
    view: () =>
      [
        ...agentsView(rows, ground, paint, columns),
        "",
        ...[...levels].map((level) =>
          paint.dim(wrap(LEVELS[level] ?? level, columns, { hang: "  " })),
        ),
      ].join("\n"),
  };
}

function rowNamed(named: string, rows: readonly AgentRow[]): AgentRow {
  const row = rows.find(({ info }) => info.id === named);
  if (row) return row;
  const ids = rows.map(({ info }) => info.id);
  throw new WheelhouseError("agent.unknown", `There is no agent ${JSON.stringify(named)}.`, {
    hint: `${didYouMean(nearest(named, ids))}All agents: wheelhouse agents`,
  });
}
