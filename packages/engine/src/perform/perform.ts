import { messageOf, type RunEvent, type RunState } from "@wheelhouse/core";
import type { Perform, Reporter, Start } from "../drive/performing.ts";
import type { EnginePorts } from "../ports.ts";
import type { OtherRuns } from "../sub-run/other-runs.ts";
import { performSubRun } from "../sub-run/perform-sub-run.ts";
import { performAgent } from "./perform-agent.ts";
import { performCode } from "./perform-code.ts";
import { readRepair } from "./read-repair.ts";
import { supervisorStep } from "./supervisor-step.ts";

/** Does attempts of all kinds through the engine's ports. */
export function createPerform(ports: EnginePorts, runs: OtherRuns): Perform {
  return (start, state, reporter) => {
    perform(ports, runs, start, state, reporter).then(reporter.deliver, (error: unknown) =>
      reporter.deliver([failed(start, messageOf(error))]),
    );
  };
}

async function perform(
  ports: EnginePorts,
  runs: OtherRuns,
  start: Start,
  state: RunState,
  reporter: Reporter,
): Promise<readonly RunEvent[]> {
  const { def } = start.wish.step;
  if (start.wish.role === "supervisor") {
    const step = supervisorStep(def, state);
    const outcome = await performAgent(ports, start, step, state, reporter);
    return readRepair(ports, state, def, outcome, reporter.signal);
  }
  switch (def.kind) {
    case "code":
      return performCode(ports, start, def, state, reporter.signal);
    case "agent":
      return performAgent(ports, start, def, state, reporter);
    case "run":
      return performSubRun(ports, runs, { start, def, state }, reporter);
    case "request":
    case "map":
    case "scope":
      return [failed(start, `a ${def.kind} step has no attempts of its own`)];
    default:
      return def satisfies never;
  }
}

/** What fails around an agent, such as its clone on a full disk, is no fault in its work: no supervisor mends it. */
function failed({ wish: { step, role }, attempt }: Start, error: string): RunEvent {
  const isAgent = step.def.kind === "agent" || role === "supervisor";
  return {
    type: "attempt.failed",
    step: step.id,
    attempt,
    data: { class: isAgent ? "agent" : "code", error },
  };
}
