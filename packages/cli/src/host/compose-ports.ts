import { agentsHere } from "../agents/agents-here.ts";
import type { EnginePorts } from "@wheelhouse/engine";
import { issueFlows } from "@wheelhouse/flows";
import type { SqliteJournal } from "@wheelhouse/journal";
import { DEFAULT_AGENT } from "../agents/default-agent.ts";
import { flowsByName } from "../flows/flows-by-name.ts";
import { functionsFor } from "../functions/functions.ts";
import { checksOf } from "../ground/checks-of.ts";
import { createClones } from "../ground/create-clones.ts";
import { createGround } from "../ground/create-ground.ts";
import { keepAwake } from "./keep-awake.ts";
import { newRunId } from "./new-run-id.ts";
import { slotsOf } from "./slots-of.ts";
import { systemClock } from "./system-clock.ts";

/** Ports that may be other ones than usual. */
export type PortsOver = Partial<Pick<EnginePorts, "agents" | "clock" | "flows">>;

/** Everything that the engine gets from outside, put together for a data directory. */
export function composePorts(
  home: string,
  journal: SqliteJournal,
  over: PortsOver = {},
): EnginePorts {
  return {
    journal,
    agents: keepAwake(agentsHere(home), { env: process.env }),
    ground: createGround(home),
    clones: createClones(home),
    checksOf: checksOf(home),
    functions: functionsFor(home),
    // Issues are solved by flows that stand in no list: their input is made of an issue.
    flows: new Map([...flowsByName, ...issueFlows.map((flow) => [flow.name, flow] as const)]),
    clock: systemClock,
    reserve: {
      async release() {
        await journal.releaseReserve();
      },
      async restore() {
        await journal.restoreReserve();
      },
    },
    newRunId,
    host: `process ${process.pid}`,
    slotsOf,
    defaultAgent: DEFAULT_AGENT,
    ...over,
  };
}
