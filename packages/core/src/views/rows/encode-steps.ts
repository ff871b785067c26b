import type { RunState, StepState } from "../../run/state.ts";
import { STEP_STATUSES, type StepStatus } from "../../run/status.ts";

/** The bits of a step's character above those of its status. */
export const BIT = { begun: 8, failure: 16 } as const;
/** The character that stands for no bits. */
export const ZERO = 48;

/** One step of the text `graph`: id, 1 if an agent does it and 2 if a sub-run does, place of its parent or -1, places of its dependencies. */
type GraphStep = readonly [id: string, kind: number, parent: number, ...after: number[]];

/** What the text `live` holds; steps are named by their place in the graph. */
type Live = readonly [
  /** One character a step: its status and what it has. */
  steps: string,
  agenda: readonly (readonly [place: number, need: string])[],
  /** Attempts under way; their id is their step's and the rest. */
  attempts: readonly (readonly [place: number, rest: string, role: string])[],
  requests: readonly (readonly [request: string, step: string])[],
  timers: readonly (readonly [timer: string, step: string])[],
  /** Generations above the first. */
  generations: readonly (readonly [place: number, generation: number])[],
];

/** How the steps of a run hang together, as text: it changes only when the plan grows or steps are re-opened. */
export function encodeGraph(steps: readonly StepState[]): string {
  const places = new Map<StepState, number>();
  for (const [place, step] of steps.entries()) places.set(step, place);
  const graph = steps.map(({ id, def, parent, dependencies }): GraphStep => {
    const container = parent && places.get(parent);
    const after = dependencies.flatMap((step) => places.get(step) ?? []);
    return [id, def.kind === "agent" ? 1 : def.kind === "run" ? 2 : 0, container ?? -1, ...after];
  });
  return JSON.stringify(graph);
}

/** Where the steps of a run are, as text: short, since it is written with every append, and of almost constant length. */
export function encodeLive(state: RunState, steps: readonly StepState[]): string {
  const codes: number[] = [];
  const agenda: Live[1][number][] = [];
  const attempts: Live[2][number][] = [];
  const generations: Live[5][number][] = [];
  let place = 0;
  for (const step of steps) {
    let code = ZERO + CODES[step.status];
    if (step.begun) code += BIT.begun;
    if (step.failure !== undefined) code += BIT.failure;
    codes.push(code);
    const { id, attempt } = step;
    if (step.need !== "none") agenda.push([place, step.need]);
    if (attempt) attempts.push([place, attempt.id.slice(id.length), attempt.role]);
    if (step.generation > 1) generations.push([place, step.generation]);
    place++;
  }
  const live: Live = [
    String.fromCharCode(...codes),
    agenda,
    attempts,
    withSteps(state.requests),
    withSteps(state.timers),
    generations,
  ];
  return JSON.stringify(live);
}

function withSteps(things: ReadonlyMap<string, { readonly step: string }>): Live[3] {
  return things.size === 0 ? [] : [...things].map(([id, { step }]) => [id, step] as const);
}

const CODES: Readonly<Record<StepStatus, number>> = {
  pending: STEP_STATUSES.indexOf("pending"),
  running: STEP_STATUSES.indexOf("running"),
  waiting: STEP_STATUSES.indexOf("waiting"),
  parked: STEP_STATUSES.indexOf("parked"),
  completed: STEP_STATUSES.indexOf("completed"),
  failed: STEP_STATUSES.indexOf("failed"),
  skipped: STEP_STATUSES.indexOf("skipped"),
  cancelled: STEP_STATUSES.indexOf("cancelled"),
};
