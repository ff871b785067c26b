import type { RunFold } from "./run-fold.ts";

/** Folds that are remembered; beyond it the one that was used longest ago is decoded again. */
const KEPT = 256;

const memo = new Map<string, RunFold>();

/**
 * Takes the fold that these texts stand for out of the memo; undefined when it has to be decoded. It
 * is the memo of a pure function: whatever it answers, the rows are the same. A fold is taken, not
 * lent, so that one which was changed by events that were then refused is never found again.
 */
export function takeFold(run: string, live: unknown, graph: unknown): RunFold | undefined {
  const fold = memo.get(run);
  if (fold === undefined) return undefined;
  memo.delete(run);
  return fold.live === live && fold.graph === graph ? fold : undefined;
}

/** Remembers a fold until it is taken. */
export function keepFold(fold: RunFold): void {
  memo.set(fold.state.id, fold);
  if (memo.size <= KEPT) return;
  for (const oldest of memo.keys()) {
    memo.delete(oldest);
    return;
  }
}

/** Forgets all folds. */
export function forgetFolds(): void {
  memo.clear();
}
