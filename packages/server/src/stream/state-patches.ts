import { isWheelhouseError, type Patch, runHead, stepObject, wavesOfRun } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Observed } from "@wheelhouse/sources";
import type { RunFold, RunFolds } from "../read/run-folds.ts";
import type { Notes } from "./notes.ts";

/** What is known of runs of ours beside their events. */
interface Known {
  /** Runs that are driven now. */
  readonly driving: ReadonlySet<string>;
  readonly observed: Pick<Observed, "joinedTo">;
}

/** Where a patch of a run's state comes from. */
export interface StateSource extends Known {
  readonly folds: RunFolds;
}

/** What agents say changes nothing that is shown of a run as a whole. */
const SAYS = /^agent\.(?:text|thought|note|prompt|plan|permission)$/;

/**
 * What of a run has changed between two global positions, as it is now: its steps, then the run
 * itself. With notes, what is only counted is held back: an agent may change it a hundred times a second.
 */
export async function changedPatches(
  { folds, ...known }: StateSource,
  run: string,
  span: { readonly before: number; readonly to: number; readonly events: readonly Stored[] },
  notes: Notes | undefined,
): Promise<Patch> {
  if (span.events.every(({ type }) => SAYS.test(type))) return [];
  const fold = await folds.at(run);
  const { moved, counted, head } = fold.revs;
  const isIn = (rev: number): boolean => rev > span.before && rev <= span.to;
  const changed = new Set<string>();
  for (const [step, rev] of moved) if (isIn(rev)) changed.add(step);
  for (const [step, rev] of counted) {
    if (!isIn(rev) || changed.has(step)) continue;
    if (notes) notes.counted(run, step);
    else changed.add(step);
  }
  for (const step of changed) notes?.shown(run, step);
  const patch = stepPatches(fold, changed);
  if (isIn(head)) patch.push(headPatch(fold, known, fold.rev));
  return patch;
}

/** Steps of a run as they are now, as of a `rev`; one that is gone is left out. */
export function stepPatches(fold: RunFold, steps: Iterable<string>, rev: number = fold.rev): Patch {
  const { state, attempts } = fold;
  const waves = wavesOfRun(state);
  const patch: Patch = [];
  for (const id of steps) {
    const step = state.steps.get(id);
    if (!step) continue;
    const v = stepObject(state, step, attempts.steps.get(id) ?? {}, waves.get(id) ?? 1);
    patch.push({ k: "step", id: `${state.id}/${id}`, rev, v });
  }
  return patch;
}

/** A run as it is now, without what is in it. */
export function headPatch(
  { state }: RunFold,
  { driving, observed }: Known,
  rev: number,
): Patch[number] {
  const { id } = state;
  const v = runHead(state, { driven: driving.has(id), joined: observed.joinedTo(id) });
  return { k: "head", id, rev, v };
}

/** What a reader may have missed of a run's state although it has every event: its agents' counts and who drives it. */
export async function unsaidPatches(
  { folds, ...known }: StateSource,
  run: string,
  rev: number,
): Promise<Patch> {
  const fold = await foldIfThere(folds, run);
  if (!fold) return [];
  const atWork = [...fold.state.active].map(({ id }) => id);
  return [...stepPatches(fold, atWork), headPatch(fold, known, Math.max(rev, fold.rev))];
}

/** A topic may be followed before its run is there. */
async function foldIfThere(folds: RunFolds, run: string): Promise<RunFold | undefined> {
  try {
    return await folds.at(run);
  } catch (error) {
    if (isWheelhouseError(error) && error.code === "run.unknown") return undefined;
    throw error;
  }
}
