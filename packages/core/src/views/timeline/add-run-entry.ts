import type { EventOf, Stamp } from "../../run/events.ts";
import type { RunEntry } from "./entries.ts";
import { begunBy, pushEntry, type Timeline } from "./timeline-state.ts";

type RunEvent =
  | EventOf<"run.created">
  | EventOf<"run.planned">
  | EventOf<"run.started">
  | EventOf<"run.paused">
  | EventOf<"run.resumed">
  | EventOf<"cancel.requested">
  | EventOf<"run.completed">
  | EventOf<"run.failed">
  | EventOf<"run.cancelled">
  | EventOf<"budget.exceeded">;

/** Something that happened to the whole run. */
export function addRunEntry(timeline: Timeline, event: RunEvent & Stamp): RunEntry {
  const text = textOf(event);
  return pushEntry(timeline, { ...begunBy(event), kind: "run", type: event.type, text });
}

function textOf(event: RunEvent): string {
  switch (event.type) {
    case "run.created": {
      const { flow, band, project, by } = event.data;
      return `${by} asked for ${flow}${band === undefined ? "" : ` (${band})`} on ${project.path}`;
    }
    case "run.planned": {
      const { length } = event.data.plan.steps;
      return `planned with ${length} ${length === 1 ? "step" : "steps"}`;
    }
    case "run.started":
      return `started by ${event.data.host}`;
    case "run.paused":
      return `paused by ${event.data.by}: ${event.data.reason}`;
    case "run.resumed":
      return `resumed by ${event.data.by}`;
    case "cancel.requested":
      return because(`${event.data.by} asked for its end`, event.data.reason);
    case "run.completed":
      return "completed";
    case "run.failed":
      return event.data.step === undefined
        ? `failed: ${event.data.error}`
        : `failed at ${event.data.step}: ${event.data.error}`;
    case "run.cancelled":
      return because(`cancelled by ${event.data.by}`, event.data.reason);
    case "budget.exceeded":
      return `the ${event.data.scope} budget of ${event.data.limit} is used up (${event.data.spent})`;
  }
}

const because = (what: string, reason: string | undefined): string =>
  reason === undefined ? what : `${what}: ${reason}`;
