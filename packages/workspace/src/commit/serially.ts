import { freeLocks } from "./free-locks.ts";

const last = new Map<string, Promise<unknown>>();
/** Git directories that this process has begun to write in. */
const begun = new Set<string>();

/**
 * Runs what is to be done in a git directory of ours one after the other, within this process. The next begins also when one
 * fails. Before the first, what a killed process has left locked is freed.
 */
export function serially<T>(place: string, act: () => Promise<T>): Promise<T> {
  const before = last.get(place) ?? (begun.has(place) ? Promise.resolve() : freeLocks(place));
  begun.add(place);
  const result = before.then(act, act);
  const settled = result.then(
    () => undefined,
    () => undefined,
  );
  last.set(place, settled);
  void settled.then(() => {
    if (last.get(place) === settled) last.delete(place);
  });
  return result;
}
