import type { EventOf, Stamp } from "../../run/events.ts";
import type { GrowthEntry } from "./entries.ts";
import { begunBy, pushEntry, type Timeline } from "./timeline-state.ts";

/** The plan has grown, or its unfinished rest was replaced. */
export function addGrowthEntry(
  timeline: Timeline,
  event: (EventOf<"plan.extended"> | EventOf<"plan.revised">) & Stamp,
): GrowthEntry {
  const { step, data } = event;
  const added = data.steps.map(({ id }) => id);
  const grown = { ...begunBy(event), kind: "growth", step, added } as const;
  if (event.type === "plan.revised") {
    const revised = { by: event.data.by, reason: event.data.reason };
    return pushEntry(timeline, { ...grown, omitted: 0, revised, problem: undefined });
  }
  const { omitted = 0, problem } = event.data;
  return pushEntry(timeline, { ...grown, omitted, revised: undefined, problem });
}
