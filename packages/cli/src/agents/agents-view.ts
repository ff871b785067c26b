import { testedFrom } from "@wheelhouse/agents";
import { agentObject, isWheelhouseError, nearest, WheelhouseError } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import type { Paint } from "../output/paint.ts";
import { wrap } from "../output/wrap.ts";
import { type AgentRow, agentsTable } from "./agents-table.ts";
import { type AgentGround, chooseAgent, ENDPOINT_AGENT } from "./choose-agent.ts";
import { COSTS } from "./describe-choice.ts";
import { modelsTable } from "./models-table.ts";
import { recordsOf } from "./tested-records.ts";

/** Agents with what is remembered of their tests. */
export function agentRows(home: string, { agents }: AgentGround): AgentRow[] {
  return agents.map((info) => {
    const [last] = recordsOf(home, info.id);
    return { info, lastTest: last && testedFrom(last) };
  });
}

/** The row of an agent. Throws `agent.unknown` with the nearest names. */
export function rowNamed(named: string, rows: readonly AgentRow[]): AgentRow {
  const row = rows.find(({ info }) => info.id === named);
  if (row) return row;
  const ids = rows.map(({ info }) => info.id);
  throw new WheelhouseError("agent.unknown", `There is no agent ${JSON.stringify(named)}.`, {
    hint: `${didYouMean(nearest(named, ids))}All agents: wheelhouse agents`,
  });
}

/** An agent on the wire; the one that works with endpoints has their models, without where their keys are. */
export function agentData({ info, lastTest }: AgentRow, { endpoints }: AgentGround): object {
  const object = agentObject({ ...info, tested: info.tested ?? lastTest });
  if (info.id !== ENDPOINT_AGENT) return object;
  const models = endpoints.map(({ name, server, model, context = null, calls }) => ({
    id: name,
    server,
    model,
    context,
    calls,
  }));
  return { ...object, models };
}

/** The agents and the models of this machine, and who works when nobody is named. */
export function agentsView(
  rows: readonly AgentRow[],
  ground: AgentGround,
  paint: Paint,
  columns: number,
): string[] {
  return [
    ...agentsTable(rows, paint, columns),
    "",
    ...modelsTable(ground.endpoints, paint, columns),
    "",
    paint.dim(wrap(whoWorks(ground), columns)),
  ];
}

function whoWorks(ground: AgentGround): string {
  try {
    const { id, model, calls } = chooseAgent({}, {}, ground);
    const what = [id, model].filter((part) => part !== undefined).join(" with ");
    return `Where neither you nor a project names one, ${what} works (${COSTS[calls]}).`;
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    return "No agent can work here.";
  }
}
