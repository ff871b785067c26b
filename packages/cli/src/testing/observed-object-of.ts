import {
  addToAttemptLog,
  createAttemptLog,
  createRunState,
  type ForeignEvent,
  isKnownEvent,
  type ObservedExtra,
  reduce,
  type RunObject,
  runObject,
} from "@wheelhouse/core";
import { RUN_LOG_FORMAT } from "@wheelhouse/sources";

const MINUTE = 60_000;
const LOG = { path: "/runs/night/run.log", name: "night" };

/** Events of the lines of a run.log, in their places. */
export function eventsOfLines(lines: readonly string[]): ForeignEvent[] {
  const translator = RUN_LOG_FORMAT.translate(LOG);
  return lines
    .flatMap((line) => translator.line(line).events)
    .map((event, index) => ({ ...event, seq: index + 1 }));
}

/** An observed run as the wire shows it at a time, of the lines of its log. */
export function observedObjectOf(
  lines: readonly string[],
  now: number,
  over: Partial<ObservedExtra> = {},
): RunObject {
  const state = createRunState("x-night-00000000");
  const attempts = createAttemptLog();
  for (const event of eventsOfLines(lines).filter(isKnownEvent)) {
    reduce(state, event);
    addToAttemptLog(attempts, event);
  }
  const seen: ObservedExtra = {
    sourceId: "runs",
    sourceName: "runs",
    path: LOG.path,
    badLines: 0,
    now,
    staleMs: 15 * MINUTE,
    projectOf: () => undefined,
    itemOf: () => undefined,
    runOf: () => undefined,
    related: [],
    joined: [],
    ...over,
  };
  return runObject(state, attempts, { driven: false, requests: [], seen });
}
