import { z } from "zod";
import type { Step } from "../../plan/step.ts";
import { addSteps, setNeed } from "../../run/graph.ts";
import type { Need, RunState, StepState } from "../../run/state.ts";
import { isSettled, STEP_STATUSES } from "../../run/status.ts";
import { BIT, ZERO } from "./encode-steps.ts";
import { AGENT_STEP, ATTEMPT, CODE_STEP, FAILURE, REQUEST, RUN_STEP } from "./stand-ins.ts";

type AgendaNeed = Exclude<Need, "none">;
const NEEDS = {
  enter: "enter",
  start: "start",
  judge: "judge",
  verdict: "verdict",
  repaired: "repaired",
  ladder: "ladder",
  sendBack: "sendBack",
  ask: "ask",
  park: "park",
  answered: "answered",
  complete: "complete",
  children: "children",
} as const satisfies { [N in AgendaNeed]: N };
const pair = z.tuple([z.string(), z.string()]);
const graphSchema = z.array(z.tuple([z.string(), z.int(), z.int()], z.int()));
const liveSchema = z.tuple([
  z.string(),
  z.array(z.tuple([z.int(), z.enum(NEEDS)])),
  z.array(z.tuple([z.int(), z.string(), z.enum(["author", "critic", "supervisor"])])),
  z.array(pair),
  z.array(pair),
  z.array(z.tuple([z.int(), z.int()])),
]);

/**
 * Puts the steps of a row back into a state, as far as `reduce` needs them to go on counting: which
 * steps there are, where each of them is, and what is open. What a step is told, says or is judged
 * by is not among it: it never changes whether a step moves, waits or is settled.
 */
export function decodeSteps(state: RunState, texts: { graph: string; live: string }): void {
  addGraph(state, graphSchema.parse(JSON.parse(texts.graph)));
  const live = liveSchema.parse(JSON.parse(texts.live));
  const [codes, agenda, attempts, requests, timers, generations] = live;
  const steps = [...state.steps.values()];
  for (const [place, step] of steps.entries()) {
    const bits = codes.charCodeAt(place) - ZERO;
    step.status = there(STEP_STATUSES[bits % BIT.begun]);
    step.begun = (bits & BIT.begun) !== 0;
    step.failure = (bits & BIT.failure) === 0 ? undefined : FAILURE;
    setNeed(state, step, "none");
  }
  for (const step of steps) {
    step.blockers = unsettled(step.dependencies);
    step.openChildren = unsettled(step.children);
  }
  state.open = unsettled(steps.filter(({ parent }) => !parent));
  const at = (place: number): StepState => there(steps[place]);
  for (const [place, need] of agenda) setNeed(state, at(place), need);
  for (const [place, generation] of generations) at(place).generation = generation;
  for (const [place, rest, role] of attempts) {
    const step = at(place);
    step.attempt = { ...ATTEMPT, id: step.id + rest, role, generation: step.generation };
    state.active.add(step);
  }
  for (const [id, step] of requests) {
    state.requests.set(id, { ...REQUEST, id, step });
    there(state.steps.get(step)).request = id;
  }
  for (const [id, step] of timers) state.timers.set(id, { id, step, why: "", until: 0 });
}

/** What stands for a step, by the number of its kind in the graph. */
const KINDS = [CODE_STEP, AGENT_STEP, RUN_STEP] as const;

function addGraph(state: RunState, graph: z.infer<typeof graphSchema>): void {
  let together: Step[] = [];
  for (const [place, [id, kind, parent, ...places]] of graph.entries()) {
    const after = places.map((each) => there(graph[each])[0]);
    together.push({ ...(KINDS[kind] ?? CODE_STEP), id, after });
    // Steps that were added together may stand before those that they wait for.
    if (graph[place + 1]?.[2] === parent) continue;
    addSteps(state, together, parent < 0 ? undefined : state.steps.get(there(graph[parent])[0]));
    together = [];
  }
}

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("a row of a run names a step that it has not");
  return thing;
}

const unsettled = (steps: readonly StepState[]): number =>
  steps.filter(({ status }) => !isSettled(status)).length;
