import { createRunState, openSubRunIds, reduce, type RunState } from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import type { JournalReader } from "@wheelhouse/journal";
import { type Standing, standingFor } from "./standing.ts";

/** The sub-runs of a run that is being watched, and theirs. */
export interface SubRuns {
  /** Looks at what a run waits for now, and follows what is new. */
  see(state: RunState): void;
  /** What a run stands still for, also when it only waits for sub-runs that do. */
  standing(state: RunState): Standing | undefined;
  /** Those that a person can do something about. */
  standingStill(state: RunState): RunState[];
}

/** Follows the sub-runs of a run until the signal, and tells when one has moved. */
export function followSubRuns(
  reader: Pick<JournalReader, "tail">,
  signal: AbortSignal,
  onMove: () => void,
): SubRuns {
  const known = new Map<string, RunState>();
  /** Those that were replayed to their end: before, a state is one that has passed. */
  const current = new Set<string>();
  const follow = async (state: RunState): Promise<void> => {
    const onCaughtUp = (): void => {
      current.add(state.id);
      onMove();
    };
    const tail = reader.tail({ since: 0, stream: `run/${state.id}`, signal, onCaughtUp });
    for await (const batch of tail) {
      for (const stored of batch) reduce(state, asRunEvent(stored));
      see(state);
      onMove();
      if (state.ended) return;
    }
  };
  const see = (state: RunState): void => {
    for (const id of openSubRunIds(state)) {
      if (known.has(id)) continue;
      const sub = createRunState(id);
      known.set(id, sub);
      follow(sub).catch(() => undefined);
    }
  };
  const standingStill = (state: RunState): RunState[] => {
    if (standingFor(state) !== undefined) return [state];
    const ids = openSubRunIds(state);
    if (state.ended || ids.length === 0 || ids.length < state.active.size) return [];
    const inside = ids.map((id) => {
      const sub = known.get(id);
      return sub && current.has(id) ? standingStill(sub) : [];
    });
    if (inside.some((each) => each.length === 0)) return [];
    return state.paused ? [state] : inside.flat();
  };
  return {
    see,
    standingStill,
    standing(state) {
      const still = standingStill(state);
      const all = still.map((each) => (each.paused ? "pause" : standingFor(each)));
      return all.find((each) => each === "answer") ?? all[0];
    },
  };
}
