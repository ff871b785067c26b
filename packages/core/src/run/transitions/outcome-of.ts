import { check } from "../check.ts";
import { reduce } from "../reduce.ts";
import { discrepancies } from "../simulation/oracle.ts";
import { reachSituation } from "./reach-situation.ts";
import { sampleEvent, type StepEventType } from "./sample-event.ts";
import { situationOf, type StepSituation } from "./step-situation.ts";

/** What an event does in a situation: it leads to another one, changes none, or may not be written. */
export type Outcome = StepSituation | "stays" | "refused";

/** Tries an event in a situation. Throws when the situation cannot be reached or a count goes wrong. */
export function outcomeOf(situation: StepSituation, type: StepEventType): Outcome {
  const { state, step } = reachSituation(situation, type);
  const reached = situationOf(state, step);
  if (reached !== situation) throw new Error(`meant to reach ${situation}, reached ${reached}`);
  const event = sampleEvent(type, step);
  const refused = check(state, event) !== undefined;
  reduce(state, { ...event, seq: state.seq + 1, at: 2 });
  if (refused) return "refused";
  const [wrong] = discrepancies(state);
  if (wrong !== undefined) throw new Error(`${type} in ${situation}: ${wrong}`);
  const after = situationOf(state, state.steps.get("s") ?? step);
  return after === situation ? "stays" : after;
}
