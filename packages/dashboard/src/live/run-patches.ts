import type { Patch, RunStateObject } from "@wheelhouse/core";

type Entry = Patch[number];

/** The last that was heard of each thing of a run, beside what was fetched. */
export interface RunPatches {
  /** What of a patch is news: a thing with a lower `rev` than it had, or the same, is old. */
  take(patch: Patch): readonly Entry[];
  /** What was heard after a fold was made: with it, the fold is as the run is now. */
  after(asOf: number): readonly Entry[];
  /** The highest `rev` that was heard; -1 when nothing was. */
  latest(): number;
  /** All of it is of another journal, or older than what is fetched next. */
  forget(): void;
}

/** Nothing was heard yet. */
export function createRunPatches(): RunPatches {
  const last = new Map<string, Entry>();
  return {
    take(patch) {
      return patch.filter((entry) => {
        const key = `${entry.k}:${entry.id}`;
        const known = last.get(key);
        if (known !== undefined && known.rev >= entry.rev) return false;
        last.set(key, entry);
        return true;
      });
    },
    after: (asOf) => [...last.values()].filter(({ rev }) => rev > asOf),
    latest: () => Math.max(-1, ...[...last.values()].map(({ rev }) => rev)),
    forget: () => last.clear(),
  };
}

/**
 * A run with what has changed of it. *Contract*: whatever did not change is the same object as before, so that only
 * what shows it is drawn again; the same state comes back when nothing of it is meant.
 */
export function withPatches(state: RunStateObject, entries: readonly Entry[]): RunStateObject {
  let { run } = state;
  for (const entry of entries) {
    if (entry.k === "head") {
      if (entry.id !== run.id) continue;
      const { has_report: _, steps_total: _1, ...head } = entry.v;
      run = { ...run, ...head };
    } else if (entry.k === "step") {
      if (entry.id !== `${run.id}/${entry.v.id}`) continue;
      run = { ...run, steps: put(run.steps, entry.v) };
    } else if (entry.k === "request" && entry.v.run === run.id) {
      run = { ...run, requests: put(run.requests, entry.v) };
    }
  }
  return run === state.run ? state : { ...state, run };
}

/** Whether a run has a report or a plan that did not come with the patches, and is to be fetched. */
export function isBehind({ run }: RunStateObject, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ k, id, v }) =>
      k === "head" &&
      id === run.id &&
      ((v.has_report && run.report === null) || v.steps_total !== run.steps.length),
  );
}

function put<T extends { readonly id: string }>(things: readonly T[], thing: T): T[] {
  const place = things.findIndex(({ id }) => id === thing.id);
  return place < 0 ? [...things, thing] : things.with(place, thing);
}
