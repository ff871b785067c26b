import type { EventOf, Stamp } from "../../run/events.ts";
import { attemptEntryOf } from "./add-attempt-entry.ts";
import type { AttemptEntry } from "./entries.ts";
import type { Timeline } from "./timeline-state.ts";

type RecordEvent =
  | EventOf<"agent.plan">
  | EventOf<"finding.recorded">
  | EventOf<"artifact.recorded">
  | EventOf<"work.committed">
  | EventOf<"handoff.written">;

/** What an agent plans, finds and hands in while it runs. Its plan is one item that changes. */
export function addRecord(timeline: Timeline, event: RecordEvent & Stamp): AttemptEntry {
  const entry = attemptEntryOf(timeline, event);
  const { seq, at } = event;
  switch (event.type) {
    case "agent.plan": {
      const plan = entry.items.find((item) => item.kind === "plan");
      if (plan) plan.entries = event.data.entries;
      else entry.items.push({ kind: "plan", seq, at, entries: event.data.entries });
      return entry;
    }
    case "finding.recorded":
      entry.items.push({ kind: "finding", seq, at, finding: event.data.finding });
      return entry;
    case "artifact.recorded": {
      const { name, kind: artifact, value } = event.data;
      entry.items.push({ kind: "artifact", seq, at, name, artifact, value });
      return entry;
    }
    case "work.committed": {
      const { commit, files, added, removed, omitted } = event.data;
      entry.items.push({ kind: "work", seq, at, commit, files, added, removed, omitted });
      return entry;
    }
    case "handoff.written":
      entry.items.push({ kind: "handoff", seq, at, ...event.data });
      return entry;
  }
}
