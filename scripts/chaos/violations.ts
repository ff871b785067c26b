import type { StoredRunEvent } from "@wheelhouse/core";

/** What must never happen, counted over all runs of a chaos session. */
export interface Violations {
  finishedStepsRunAgain: number;
  eventsLost: number;
  eventsDuplicated: number;
  eventsOutOfOrder: number;
  requestsLost: number;
  requestsAnsweredTwice: number;
  processesLeft: number;
  reportsThatDiffer: number;
  runsThatDidNotEnd: number;
}

/** Nothing went wrong yet. */
export function noViolations(): Violations {
  return {
    finishedStepsRunAgain: 0,
    eventsLost: 0,
    eventsDuplicated: 0,
    eventsOutOfOrder: 0,
    requestsLost: 0,
    requestsAnsweredTwice: 0,
    processesLeft: 0,
    reportsThatDiffer: 0,
    runsThatDidNotEnd: 0,
  };
}

/** Compares what was readable before a kill with what is readable after it. */
export function compareReads(
  before: readonly StoredRunEvent[],
  after: readonly StoredRunEvent[],
  into: Violations,
): void {
  for (const [index, event] of before.entries()) {
    const now = after[index];
    if (!now || now.seq !== event.seq) into.eventsLost++;
    else if (JSON.stringify(now) !== JSON.stringify(event)) into.eventsOutOfOrder++;
  }
}

/** Looks through the whole journal of an ended run. */
export function inspect(events: readonly StoredRunEvent[], into: Violations): void {
  const finished = new Map<string, number>();
  const generations = new Map<string, number>();
  const opened = new Set<string>();
  const answered = new Map<string, number>();
  const withdrawn = new Set<string>();
  const seen = new Set<number>();
  let last = 0;
  for (const event of events) {
    if (seen.has(event.seq)) into.eventsDuplicated++;
    else if (event.seq !== last + 1) into.eventsOutOfOrder++;
    seen.add(event.seq);
    last = event.seq;
    switch (event.type) {
      case "step.completed":
        finished.set(event.step, generations.get(event.step) ?? 1);
        break;
      case "step.reopened":
        generations.set(event.step, event.data.generation);
        finished.delete(event.step);
        break;
      case "attempt.started":
        if (finished.get(event.step) === event.data.generation) into.finishedStepsRunAgain++;
        break;
      case "request.opened":
        opened.add(event.data.request);
        break;
      case "request.answered":
        answered.set(event.data.request, (answered.get(event.data.request) ?? 0) + 1);
        break;
      case "step.sentBack":
        for (const request of opened) if (!answered.has(request)) withdrawn.add(request);
        break;
      default:
        break;
    }
  }
  for (const count of answered.values()) if (count > 1) into.requestsAnsweredTwice++;
  for (const request of opened)
    if (!answered.has(request) && !withdrawn.has(request)) into.requestsLost++;
}
