import { createFrameStrain } from "./frame-strain.ts";

/** Something that changes, however often. */
export interface Changing {
  subscribe(listener: () => void): () => void;
}

/** The same, told calmly: for `useSyncExternalStore`. */
export interface Paced {
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number whenever listeners are told, and only then. */
  readonly version: () => number;
}

/** Between two drawings of what changes, in milliseconds. */
const EVERY_MS = 100;
/** The same on a machine that does not keep up. */
const STRAINED_MS = 250;
/** Frames are watched for so long after a change, in milliseconds. */
const WATCHED_MS = 1_000;

const strain = createFrameStrain();
let watchedUntil = 0;
let isWatching = false;

/**
 * Tells of changes ten times a second at most, and four times where three frames in a row were late. The last
 * change is always told.
 */
export function paced(source: Changing, everyMs: number = EVERY_MS): Paced {
  const listeners = new Set<() => void>();
  let version = 0;
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;

  function tell(): void {
    timer = undefined;
    last = performance.now();
    version++;
    for (const listener of listeners) listener();
  }

  function changed(): void {
    watchFrames();
    if (timer !== undefined) return;
    const every = strain.isStrained ? Math.max(STRAINED_MS, everyMs) : everyMs;
    timer = setTimeout(tell, Math.max(0, last + every - performance.now()));
  }

  return {
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      leave ??= source.subscribe(changed);
      // What changed while nobody listened.
      if (listeners.size === 1) version++;
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        leave?.();
        leave = undefined;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}

/** Frames cost something to be watched, so they are while something changes. */
function watchFrames(): void {
  watchedUntil = performance.now() + WATCHED_MS;
  if (isWatching) return;
  isWatching = true;
  let before: number | undefined;
  const frame = (now: number): void => {
    // A tab that nobody sees has no frames: the first one after that says nothing.
    if (before !== undefined && now - before < WATCHED_MS) strain.frame(now - before);
    before = now;
    isWatching = performance.now() < watchedUntil;
    if (isWatching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
