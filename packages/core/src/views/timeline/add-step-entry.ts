import type { EventOf, Stamp } from "../../run/events.ts";
import type { StepEntry } from "./entries.ts";
import { begunBy, pushEntry, type Timeline } from "./timeline-state.ts";

type StepEvent =
  | EventOf<"step.taken">
  | EventOf<"step.completed">
  | EventOf<"step.failed">
  | EventOf<"step.skipped">
  | EventOf<"step.reopened">;

/** A step ends or begins anew. */
export function addStepEntry(timeline: Timeline, event: StepEvent & Stamp): StepEntry {
  const entry = { ...begunBy(event), kind: "step", step: event.step } as const;
  switch (event.type) {
    case "step.taken": {
      const reason = "taken over from an earlier run";
      return pushEntry(timeline, { ...entry, ...NOTHING, status: "completed", reason });
    }
    case "step.completed":
      return pushEntry(timeline, { ...entry, status: "completed", ...NOTHING });
    case "step.failed": {
      const reason = `${event.data.class}: ${event.data.error}`;
      return pushEntry(timeline, { ...entry, ...NOTHING, status: "failed", reason });
    }
    case "step.skipped": {
      const { reason } = event.data;
      return pushEntry(timeline, { ...entry, ...NOTHING, status: "skipped", reason });
    }
    case "step.reopened": {
      const { reason, generation } = event.data;
      return pushEntry(timeline, { ...entry, status: "reopened", reason, generation });
    }
  }
}

const NOTHING = { reason: undefined, generation: undefined };
