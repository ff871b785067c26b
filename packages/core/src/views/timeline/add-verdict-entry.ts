import type { EventOf, Stamp } from "../../run/events.ts";
import type { CriticEntry, SendBackEntry } from "./entries.ts";
import { begunBy, pushEntry, type Timeline } from "./timeline-state.ts";

/** A critic has judged, or the run was sent back. */
export function addVerdictEntry(
  timeline: Timeline,
  event: (EventOf<"critic.judged"> | EventOf<"step.sentBack">) & Stamp,
): CriticEntry | SendBackEntry {
  if (event.type === "critic.judged") {
    const { step, attempt } = event;
    const { verdict, round, findings } = event.data;
    const judged = { step, attempt, verdict, round, findings };
    return pushEntry(timeline, { ...begunBy(event), kind: "critic", ...judged });
  }
  const { to, reason, round, by } = event.data;
  const sent = { from: event.step, to, reason, round, by };
  return pushEntry(timeline, { ...begunBy(event), kind: "sendBack", ...sent });
}
