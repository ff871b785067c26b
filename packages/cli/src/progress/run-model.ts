import {
  addToAttemptLog,
  type AttemptLog,
  type AttemptRecord,
  createAttemptLog,
  createRunState,
  reduce,
  type RunState,
  type StepState,
  type StoredRunEvent,
  wavesOf,
} from "@wheelhouse/core";

/** When a step began and ended in its present generation, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number | undefined;
}

/** A run as somebody sees it who watches: its fold, and beside it the log of its attempts. */
export interface RunModel {
  readonly state: RunState;
  readonly log: AttemptLog;
  /** Steps by wave; children of containers are in the wave of their container. */
  waves(): readonly (readonly StepState[])[];
  /** The attempt of a step that is under way. */
  voiceOf(step: StepState): AttemptRecord | undefined;
  /** Undefined for a step that was not begun in its present generation. */
  spanOf(step: StepState): Span | undefined;
  /** Takes the next event; they must come in order, from the first. */
  take(event: StoredRunEvent): void;
}

/** A model of a run of which nothing is known yet. */
export function createRunModel(run: string): RunModel {
  const state = createRunState(run);
  const log = createAttemptLog();
  let waves: readonly (readonly StepState[])[] = [];
  let counted = 0;
  return {
    state,
    log,
    waves() {
      if (counted !== state.steps.size) {
        counted = state.steps.size;
        waves = wavesIn(state);
      }
      return waves;
    },
    voiceOf: ({ attempt }) => (attempt ? log.attempts.get(attempt.id) : undefined),
    spanOf({ id, generation }) {
      const tries = log.steps.get(id);
      const first = tries?.attempts.find((each) => each.generation === generation);
      return first && { from: first.startedAt, to: tries?.endedAt };
    },
    take(event) {
      reduce(state, event);
      addToAttemptLog(log, event);
    },
  };
}

function wavesIn(state: RunState): StepState[][] {
  const roots = [...state.steps.values()].filter(({ parent }) => !parent);
  const family = (step: StepState): StepState[] => [step, ...step.children.flatMap(family)];
  return wavesOf(roots.map(({ def }) => def)).map((ids) =>
    ids.flatMap((id) => {
      const step = state.steps.get(id);
      return step ? family(step) : [];
    }),
  );
}
