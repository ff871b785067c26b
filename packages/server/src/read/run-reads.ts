import { requestRowSchema, type RunObject, runObject } from "@wheelhouse/core";
import type { Served } from "../server-deps.ts";
import { runEvents, type RunEvents } from "./run-events.ts";
import { type RunFold, type RunFolds, runFolds } from "./run-folds.ts";
import { type RunTraces, runTraces } from "./run-traces.ts";

/** Everything that is read of a run, whoever drives it. */
export interface RunReads {
  readonly events: RunEvents;
  readonly folds: RunFolds;
  readonly traces: RunTraces;
  /** A run as the wire shows it, and the fold that it was made of. Throws `run.unknown`. */
  whole(run: string): Promise<{ readonly object: RunObject; readonly fold: RunFold }>;
  /** The log of an observed run was replaced: nothing that was read of it holds. Whether anything was read. */
  drop(run: string): boolean;
}

/** Reads runs from the journal, and those of others from where they are observed. */
export function runReads({
  journal,
  observed,
  wheel,
}: Pick<Served, "journal" | "observed" | "wheel">): RunReads {
  const events = runEvents(journal, observed);
  const folds = runFolds(events);
  const traces = runTraces(events);
  return {
    events,
    folds,
    traces,
    async whole(run) {
      const [rows, driving] = await Promise.all([
        journal.rows("requests", { where: { run }, orderBy: "opened_at" }),
        wheel.driving(),
      ]);
      const fold = await folds.at(run);
      const requests = rows.map((row) => requestRowSchema.parse(row));
      const object = runObject(fold.state, fold.attempts, {
        driven: driving.includes(run),
        seen: observed.extra(run),
        joined: observed.joinedTo(run),
        requests,
      });
      return { object, fold };
    },
    drop(run) {
      const wasFolded = folds.drop(run);
      return traces.drop(run) || wasFolded;
    },
  };
}
