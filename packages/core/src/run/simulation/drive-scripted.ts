import type { Json } from "../../json.ts";
import type { OpenRequest } from "../state.ts";
import type { Performer } from "./performer.ts";
import type { SimulatedRun } from "./simulated-run.ts";

/** A run that has not ended after this many moves never will. */
const MAX_MOVES = 2_000;

/** How a run ended: its status, its report and what became of each step. */
export interface Ending {
  readonly status: string | undefined;
  readonly report: Json | undefined;
  readonly steps: Readonly<Record<string, readonly [status: string, generation: number]>>;
}

/** Drives a run to its end, the oldest attempt first; requests are answered so that it goes on, pauses are lifted. */
export function driveScripted(run: SimulatedRun, perform: Performer): Ending {
  for (let move = 0; !run.state.ended; move++) {
    if (move > MAX_MOVES) throw new Error(`R8: the run does not end\n${run.witness.tail()}`);
    const [first] = run.underway.values();
    const [request] = run.state.requests.values();
    if (first) {
      const { attempt } = first.started;
      const { cancelled } = first;
      run.finish(
        attempt,
        cancelled === undefined
          ? perform(first.started, run.state)
          : { end: "cancelled", reason: cancelled },
      );
    } else if (request) answer(run, request);
    else if (run.state.paused) run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    else if (!run.elapse()) throw new Error(`R8: the run is stuck\n${run.witness.tail()}`);
  }
  return endingOf(run);
}

function answer(run: SimulatedRun, { id, options }: OpenRequest): void {
  const goesOn = options.find(({ effect }) => effect === "continue") ?? options[0];
  run.answer(id, goesOn?.id, goesOn ? undefined : "go on");
}

/** How a run has ended. */
export function endingOf({ state }: SimulatedRun): Ending {
  const report = state.ended?.report;
  const steps = [...state.steps.values()].map(
    ({ id, status, generation }) => [id, [status, generation]] as const,
  );
  return {
    status: state.ended?.status,
    report: report === undefined ? undefined : state.steps.get(report)?.output,
    steps: Object.fromEntries(steps),
  };
}
