import {
  createRunState,
  isTerminal,
  reduce,
  type RunState,
  runStatus,
  type StoredRunEvent,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Journal, Stored } from "@wheelhouse/journal";
import { isSubRun } from "../sub-run/open-sub-runs.ts";

/** Folds a run from its stream, skipping agents' text. Throws `run.unknown` when there is no such run. */
export async function loadRun(journal: Journal, id: string): Promise<RunState> {
  const stream = `run/${id}`;
  const [events, head] = await Promise.all([
    journal.read(stream, { class: "run" }),
    journal.head(stream),
  ]);
  if (events.length === 0) {
    throw new WheelhouseError("run.unknown", `There is no run ${id}.`, {
      hint: "List runs: wheelhouse ls",
    });
  }
  const state = createRunState(id);
  for (const event of events) reduce(state, asRunEvent(event));
  state.seq = head;
  return state;
}

/**
 * The event in a stored row. Rows were validated when they were written and the file is ours, so
 * they are not parsed again: recovery of a thousand runs would spend most of its time on that.
 */
export function asRunEvent(stored: Stored): StoredRunEvent {
  return stored as unknown as StoredRunEvent;
}

/** Attempts that were under way when the last host went away, and that a process did. */
export function openAttempts(
  state: RunState,
): { readonly step: string; readonly attempt: string }[] {
  return [...state.active].flatMap((step) =>
    step.attempt && !isSubRun(step, step.attempt)
      ? [{ step: step.id, attempt: step.attempt.id }]
      : [],
  );
}

/** Whether somebody must still drive the run. */
export function isOpen(state: RunState): boolean {
  return !isTerminal(runStatus(state));
}
