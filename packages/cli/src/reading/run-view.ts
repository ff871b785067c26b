import {
  addToAttemptLog,
  type AttemptLog,
  createAttemptLog,
  createRunState,
  reduce,
  type RequestRow,
  requestRowSchema,
  type RunState,
} from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import { askHost } from "./ask-host.ts";
import { findRun } from "./find-run.ts";
import { mustOpenReading, openReading } from "./open-reading.ts";

/** A run as it can be shown: its fold, its attempts, its requests, and who drives it. */
export interface RunView {
  readonly state: RunState;
  readonly attempts: AttemptLog;
  readonly requests: readonly RequestRow[];
  /** Whether a process drives it now. */
  readonly driven: boolean;
  /** Why steps that could start have not, by step. */
  readonly held: ReadonlyMap<string, string>;
}

/** Reads the run that an id or its beginning names. Throws `run.unknown` or `ambiguous`. */
export async function readRunView(home: string, named: string): Promise<RunView> {
  await using found = await openReading(home);
  const id = await findRun(found, named);
  const reader = found ?? (await mustOpenReading(home));
  const [stored, rows, { driving, held }] = await Promise.all([
    reader.read(`run/${id}`),
    reader.rows("requests", { where: { run: id }, orderBy: "opened_at" }),
    askHost(home, id),
  ]);
  const state = createRunState(id);
  const attempts = createAttemptLog();
  for (const event of stored.map(asRunEvent)) {
    reduce(state, event);
    addToAttemptLog(attempts, event);
  }
  const requests = rows.map((row) => requestRowSchema.parse(row));
  return { state, attempts, requests, driven: driving.has(id), held };
}
