/** Who speaks for all tabs of a browser. */
export interface Leadership {
  readonly isLeader: boolean;
  onLeader(listener: () => void): () => void;
  /** Lets another tab lead. */
  close(): void;
}

/** All tabs of one server, of whatever version, have one leader. */
const LOCK = "wheelhouse-leader";

/**
 * Waits for the lead, and holds it until `close` or the tab's end. Where there are no locks, nobody can
 * know of the others and each tab leads.
 */
export function seekLead(locks: Pick<LockManager, "request"> | undefined): Leadership {
  const told = new Set<() => void>();
  const end = new AbortController();
  const held = Promise.withResolvers<void>();
  let isLeader = false;

  function lead(): Promise<void> {
    isLeader = true;
    for (const tell of told) tell();
    told.clear();
    return held.promise;
  }

  if (locks === undefined) void lead();
  // The request ends with an error when it is given up before it was granted: nothing is left to do then.
  else void locks.request(LOCK, { signal: end.signal }, lead).catch(() => undefined);
  return {
    get isLeader() {
      return isLeader;
    },
    onLeader(listener) {
      if (isLeader) queueMicrotask(listener);
      else told.add(listener);
      return () => void told.delete(listener);
    },
    close() {
      isLeader = false;
      end.abort();
      held.resolve();
    },
  };
}
