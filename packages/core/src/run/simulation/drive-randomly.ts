import type { Plan } from "../../plan/plan.ts";
import { retryOf, retryProblem } from "../retry-step.ts";
import type { RunState } from "../state.ts";
import type { Random } from "./random.ts";
import { randomOutcome } from "./random-performer.ts";
import { SimulatedRun } from "./simulated-run.ts";

/** After this many moves nothing goes wrong any more, so that the run can end. */
const WILD_MOVES = 120;
/** A run that has not ended after this many moves never will. */
const MAX_MOVES = 3_000;

/** Drives a plan with random order, outcomes, answers, pauses, cancels and crashes until it ends. */
export function driveRandomly(plan: Plan, random: Random, wildness: number): SimulatedRun {
  const run = new SimulatedRun(plan, { slots: 1 + random.below(4) });
  for (let move = 0; !run.state.ended; move++) {
    if (move > MAX_MOVES) throw new Error(`R8: the run does not end\n${run.witness.tail()}`);
    moveOnce(run, random, move < WILD_MOVES ? wildness : 0);
  }
  return run;
}

function moveOnce(run: SimulatedRun, random: Random, wildness: number): void {
  const { state } = run;
  const wild = (chance: number): boolean => random.chance(chance * wildness);
  if (wild(0.03)) return run.crash();
  if (wild(0.005) && !state.cancel)
    return run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
  if (state.paused) {
    if (run.underway.size === 0 || random.chance(0.3))
      return run.post([{ type: "run.resumed", data: { by: "ann" } }]);
  } else if (wild(0.02) && !state.cancel && !state.fatal) {
    return run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
  }
  const failed = [...state.steps.values()].filter((each) => !retryProblem(state, each));
  if (wild(0.1)) {
    const step = random.pick(failed);
    const reason = random.chance(0.5) ? `again ${random.below(1_000_000)}` : undefined;
    if (step) return run.post([retryOf(step, { by: "ann", reason })]);
  }
  const moves: (() => void)[] = [];
  for (const [attempt, { started, cancelled }] of run.underway) {
    moves.push(() => {
      const outcome =
        cancelled !== undefined && random.chance(0.8)
          ? ({ end: "cancelled", reason: cancelled } as const)
          : randomOutcome(random, wildness, started, state, run.now);
      run.finish(attempt, outcome);
    });
  }
  for (const request of state.requests.keys())
    if (random.chance(0.5)) moves.push(() => answer(run, state, request, random, wildness));
  if (random.chance(0.3) || moves.length === 0) moves.push(() => void run.elapse());
  random.pick(moves)?.();
}

function answer(
  run: SimulatedRun,
  state: RunState,
  request: string,
  random: Random,
  wildness: number,
): void {
  const options = state.requests.get(request)?.options ?? [];
  const calm = options.find(({ effect }) => effect === "continue") ?? options[0];
  const wild = random.pick(
    options.filter(({ effect }) => effect !== "stop" || random.chance(0.05)),
  );
  const option = (random.chance(wildness) ? wild : undefined) ?? calm;
  const text = option && random.chance(0.5) ? undefined : `words ${random.below(1_000_000)}`;
  run.answer(request, option?.id, text);
}
