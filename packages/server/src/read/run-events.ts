import type { Observed } from "@wheelhouse/sources";
import type { Journal } from "../server-deps.ts";

/** What is read of the events of runs, by the names of their streams. */
export type RunEvents = Pick<Journal, "read" | "head">;

const RUN_STREAM = "run/";

/**
 * Events of all runs, whoever drives them: those that are observed are read where they are kept, all others in the
 * journal. *Contract*: what narrows a read is a hint for an observed run, which may give more than was meant.
 */
export function runEvents(
  journal: RunEvents,
  observed: Pick<Observed, "has" | "head" | "read">,
): RunEvents {
  const observedRun = (stream: string): string | undefined => {
    const run = stream.startsWith(RUN_STREAM) ? stream.slice(RUN_STREAM.length) : "";
    return run !== "" && observed.has(run) ? run : undefined;
  };
  return {
    async head(stream) {
      const run = observedRun(stream);
      return run === undefined ? journal.head(stream) : observed.head(run);
    },
    async read(stream, range = {}) {
      const run = observedRun(stream);
      if (run === undefined) return journal.read(stream, range);
      const { from = 1, to = observed.head(run) } = range;
      return from > to ? [] : [...(await observed.read(run, from, to))];
    },
  };
}
