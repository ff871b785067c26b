import type { StoredRunEvent } from "../run/events.ts";
import { type ForeignEvent, isKnownEvent } from "./known-event.ts";
import { addAttemptEntry, endAttemptEntry } from "./timeline/add-attempt-entry.ts";
import { addGrowthEntry } from "./timeline/add-growth-entry.ts";
import { addRecord } from "./timeline/add-record.ts";
import {
  addRequestEntry,
  closeRequestEntry,
  withdrawRequests,
} from "./timeline/add-request-entry.ts";
import { addRunEntry } from "./timeline/add-run-entry.ts";
import { addSession } from "./timeline/add-session.ts";
import { addStepEntry } from "./timeline/add-step-entry.ts";
import { addText } from "./timeline/add-text.ts";
import { addTimerEntry } from "./timeline/add-timer-entry.ts";
import { addTool } from "./timeline/add-tool.ts";
import { addVerdictEntry } from "./timeline/add-verdict-entry.ts";
import { isObservedEvent, observedText } from "./observed-text.ts";
import type { TimelineEntry } from "./timeline/entries.ts";
import { begunBy, otherEntry, pushEntry, type Timeline } from "./timeline/timeline-state.ts";

/** A timeline without entries. */
export function createTimeline(): Timeline {
  return { entries: [], seq: 0, attempts: new Map(), requests: new Map(), timers: new Map() };
}

/**
 * Folds one event into a timeline and returns the entry that it began or changed; undefined when it
 * is in there already.
 *
 * *Contract*: constant time but for what an event itself holds; entries keep their places, and every
 * change of one raises its `rev`. An event of an unknown type stays as a row and changes nothing.
 */
export function addToTimeline(timeline: Timeline, event: ForeignEvent): TimelineEntry | undefined {
  if (event.seq <= timeline.seq) return undefined;
  timeline.seq = event.seq;
  withdrawRequests(timeline, event);
  return isKnownEvent(event) ? addKnown(timeline, event) : otherEntry(timeline, event, "unknown");
}

function addKnown(timeline: Timeline, event: StoredRunEvent): TimelineEntry {
  if (isObservedEvent(event)) {
    const { type } = event;
    return pushEntry(timeline, {
      ...begunBy(event),
      kind: "run",
      type,
      text: observedText(event),
    });
  }
  switch (event.type) {
    case "run.created":
    case "run.planned":
    case "run.started":
    case "run.paused":
    case "run.resumed":
    case "cancel.requested":
    case "run.completed":
    case "run.failed":
    case "run.cancelled":
    case "budget.exceeded":
      return addRunEntry(timeline, event);
    case "attempt.started":
      return addAttemptEntry(timeline, event);
    case "attempt.completed":
    case "attempt.failed":
    case "attempt.cancelled":
    case "attempt.lost":
    case "attempt.parked":
      return endAttemptEntry(timeline, event);
    case "session.opened":
    case "session.resumed":
    case "session.ended":
    case "agent.usage":
    case "budget.spent":
    case "budget.reserved":
      return addSession(timeline, event);
    case "agent.prompt":
    case "agent.text":
    case "agent.thought":
    case "agent.note":
      return addText(timeline, event);
    case "agent.tool.started":
    case "agent.tool.updated":
    case "agent.permission":
      return addTool(timeline, event);
    case "agent.plan":
    case "finding.recorded":
    case "artifact.recorded":
    case "work.committed":
    case "handoff.written":
      return addRecord(timeline, event);
    case "step.taken":
    case "step.completed":
    case "step.failed":
    case "step.skipped":
    case "step.reopened":
      return addStepEntry(timeline, event);
    case "critic.judged":
    case "step.sentBack":
      return addVerdictEntry(timeline, event);
    case "request.opened":
      return addRequestEntry(timeline, event);
    case "request.answered":
    case "request.expired":
      return closeRequestEntry(timeline, event);
    case "timer.set":
    case "timer.fired":
      return addTimerEntry(timeline, event);
    case "plan.extended":
    case "plan.revised":
      return addGrowthEntry(timeline, event);
    case "note": {
      const { step, text } = event.data;
      return pushEntry(timeline, { ...begunBy(event), kind: "note", step, text });
    }
  }
}
