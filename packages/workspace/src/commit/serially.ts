const last = new Map<string, Promise<unknown>>();

/** Runs what is to be done in one place one after the other, within this process. The next begins also when one fails. */
export function serially<T>(place: string, act: () => Promise<T>): Promise<T> {
  const before = last.get(place) ?? Promise.resolve();
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
