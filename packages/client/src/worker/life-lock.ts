/** A browser lets go of a lock when its holder dies, however it dies: that is how others know. */
type Locks = Pick<LockManager, "request"> | undefined;

/** A lock that shows that its holder lives. */
export interface LifeLock {
  /** Undefined where there are no locks. */
  readonly name: string | undefined;
  release(): void;
}

/** Takes a lock of its own; it is held when this resolves. */
export async function holdLifeLock(locks: Locks, what: string): Promise<LifeLock> {
  if (locks === undefined) return { name: undefined, release: () => undefined };
  const name = `wheelhouse-${what}-${crypto.randomUUID()}`;
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  locks
    .request(name, () => {
      held.resolve();
      return released.promise;
    })
    .catch(held.reject);
  await held.promise;
  return { name, release: () => released.resolve() };
}

/** Calls when the holder of a lock has let go of it or is dead, unless the answer was called before. */
export function onDeath(locks: Locks, name: string | undefined, call: () => void): () => void {
  if (locks === undefined || name === undefined) return () => undefined;
  const end = new AbortController();
  locks
    .request(name, { signal: end.signal }, () => {
      if (!end.signal.aborted) call();
    })
    // Only given up requests end so.
    .catch(() => undefined);
  return () => end.abort();
}
