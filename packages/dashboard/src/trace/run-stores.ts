import { createTraceStore, type TraceStore } from "@wheelhouse/client";
import { client } from "../queries/client.ts";
import { type Paced, paced } from "./pace.ts";

/** The rows of a run, and when to draw them anew. */
export interface RunStore {
  readonly store: TraceStore;
  readonly pace: Paced;
}

/** Runs whose rows are kept: the one that is looked at, and the one before. */
const MOST_RUNS = 2;

/** The run that was asked for last comes last. */
const stores = new Map<string, RunStore>();

/** The rows of a run. They are kept when a person looks at another view of it, so that going back is at once. */
export function runStore(run: string): RunStore {
  const known = stores.get(run);
  if (known) {
    stores.delete(run);
    stores.set(run, known);
    return known;
  }
  const store = createTraceStore({ client, run });
  const made = { store, pace: paced(store) };
  stores.set(run, made);
  for (const [id, old] of stores) {
    if (stores.size <= MOST_RUNS) break;
    stores.delete(id);
    old.store.close();
  }
  return made;
}
