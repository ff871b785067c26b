import { setImmediate as nextTurn } from "node:timers/promises";

/** Thrown inside an analysis when the person, or the engine, cancelled the turn. */
export class Cancelled extends Error {
  constructor() {
    super("The turn was cancelled.");
    this.name = "Cancelled";
  }
}

/** Gives the event loop a turn every few milliseconds, so that a cancel is heard while files are read. */
export interface Pacer {
  /** *Contract*: throws {@link Cancelled} once the signal is aborted; resolves at once in most calls. */
  tick(): Promise<void>;
}

/** Longest stretch of work without a turn of the event loop. */
const SLICE_MS = 12;

/** Creates a pacer for one turn. */
export function createPacer(signal: AbortSignal | undefined): Pacer {
  let since = performance.now();
  return {
    async tick() {
      if (performance.now() - since >= SLICE_MS) {
        await nextTurn();
        since = performance.now();
      }
      if (signal?.aborted === true) throw new Cancelled();
    },
  };
}
