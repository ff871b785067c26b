import { isAgentEvent, type RunEventType } from "../run/events.ts";
import { reduce } from "../run/reduce.ts";
import { createRunState } from "../run/state.ts";
import { type ForeignEvent, isKnownEvent } from "./known-event.ts";
import { encodeGraph, encodeLive } from "./rows/encode-steps.ts";
import { keepFold, takeFold } from "./rows/fold-memo.ts";
import { foldOfRow } from "./rows/fold-of-row.ts";
import { type Row, RUN_STREAMS, type RunProjection } from "./rows/projection.ts";
import { rowOfFold } from "./rows/row-of-fold.ts";
import { RUN_COLUMNS } from "./rows/run-columns.ts";
import type { RunFold } from "./rows/run-fold.ts";

/**
 * The run list as a table: one row a run, its id the key.
 *
 * There is one `reduce`, and the rows use it: the row of an open run holds as much of the run's
 * state as `reduce` needs to go on from it. So its status and its counts are those of the whole
 * journal, also when a container grows, a step is re-opened or the plan is revised.
 */
export const runProjection: RunProjection = {
  name: "runs",
  version: 2,
  columns: RUN_COLUMNS,
  key: "id",
  // A row is written with every append of its run and read by a person now and then: a look at all
  // of them costs less than indexes that are kept up to date.
  indexes: [],
  streams: RUN_STREAMS,
  project(stream, events, row) {
    const id = stream.slice(RUN_STREAMS.length);
    const before = row(id);
    // An ended run has said its last word, and its row no longer holds what a fold would need.
    if (before && before["ended_at"] !== null) return [];
    const fold = before ? takeOrDecode(id, before) : createFold(id);
    for (const event of events) foldEvent(fold, event);
    const { state } = fold;
    if (state.ended) {
      fold.live = null;
      fold.graph = null;
    } else {
      // Agents' words move no step, and there are many of them.
      if (fold.live === null || events.some(({ type }) => !isAgentEvent(type)))
        fold.live = encodeLive(state, fold.steps);
      fold.graph ??= encodeGraph(fold.steps);
      keepFold(fold);
    }
    return [{ key: id, row: rowOfFold(fold) }];
  },
};

function takeOrDecode(id: string, before: Row): RunFold {
  return takeFold(id, before["live"], before["graph"]) ?? foldOfRow(before);
}

function createFold(id: string): RunFold {
  return { state: createRunState(id), steps: [], live: null, graph: null };
}

/** Events after which the steps of a run hang together in another way. */
const REGRAPHS: ReadonlySet<string> = new Set([
  "run.planned",
  "plan.extended",
  "plan.revised",
  "step.reopened",
] satisfies RunEventType[]);

function foldEvent(fold: RunFold, event: ForeignEvent): void {
  const { state } = fold;
  if (isKnownEvent(event)) reduce(state, event);
  else state.updatedAt = event.at;
  if (!REGRAPHS.has(event.type)) return;
  fold.steps = [...state.steps.values()];
  fold.graph = null;
}
