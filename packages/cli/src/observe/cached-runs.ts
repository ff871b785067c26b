import {
  addToAttemptLog,
  createAttemptLog,
  createRunState,
  isKnownEvent,
  logLine,
  reduce,
  runObject,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";
import type { ObservedRuns } from "./observed-runs.ts";
import { soonLooked } from "./soon-looked.ts";

/** Events that are read at once. */
const PAGE = 5_000;

/** Observed runs as they are read in this process, where no server runs. Disposing ends the reading. */
export async function cachedRuns(observed: Observed): Promise<ObservedRuns> {
  await soonLooked(observed);
  const mustHave = (id: string): number => {
    if (observed.has(id)) return observed.head(id);
    throw new WheelhouseError("run.unknown", `There is no run ${JSON.stringify(id)}.`, {
      hint: "All of them: wheelhouse ls --source observed --all",
    });
  };
  const kinds = new Map((await observed.sources()).map(({ id, kind }) => [id, kind]));
  return {
    async items({ source = "observed" }) {
      return observed
        .items()
        .filter(
          (item) =>
            source === "observed" ||
            source === item.source ||
            source === item.observed?.source_id ||
            source === kinds.get(item.observed?.source_id ?? ""),
        );
    },
    async run(id) {
      const head = mustHave(id);
      const state = createRunState(id);
      const attempts = createAttemptLog();
      for (let from = 1; from <= head; from += PAGE)
        for (const event of await observed.read(id, from, Math.min(head, from + PAGE - 1))) {
          if (!isKnownEvent(event)) continue;
          reduce(state, event);
          addToAttemptLog(attempts, event);
        }
      return runObject(state, attempts, { driven: false, requests: [], seen: observed.extra(id) });
    },
    async after(id, seq) {
      const head = mustHave(id);
      const stored = await observed.read(id, seq + 1, Math.min(head, seq + PAGE));
      return { events: stored.map(logLine), head };
    },
    [Symbol.asyncDispose]: () => observed.close(),
  };
}
