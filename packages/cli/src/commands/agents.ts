import { WheelhouseError } from "@wheelhouse/core";
import { agentGround } from "../agents/agent-of-run.ts";
import { agentData, agentRows, agentsView, rowNamed } from "../agents/agents-view.ts";
import { LEVELS, showAgent } from "../agents/show-agent.ts";
import { testAgent } from "../agents/test-agent.ts";
import { recordView } from "../agents/record-view.ts";
import { recordsOf } from "../agents/tested-records.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { wrap } from "../output/wrap.ts";

const TEST = "test";

/** `wheelhouse agents [ID]`, `wheelhouse agents test ID [--level L]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io, paint, columns } = context;
  const [named, tested] = args.positionals;
  if (named === TEST && tested !== undefined) return testAgent(context, tested);
  if (named === TEST || tested !== undefined)
    throw new WheelhouseError("usage", `The command agents takes one agent, or ${TEST} and one.`, {
      hint: "Try one with a scripted model: wheelhouse agents test qwen",
    });
  const ground = await agentGround(home, io.env);
  const rows = agentRows(home, ground);
  if (named !== undefined) {
    const row = rowNamed(named, rows);
    const [record] = recordsOf(home, named);
    return {
      data: { ...agentData(row, ground), record: record ?? null },
      view: () =>
        [
          showAgent(row, paint, columns),
          ...(record ? ["", ...recordView(record, paint, columns)] : []),
        ].join("\n"),
    };
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
