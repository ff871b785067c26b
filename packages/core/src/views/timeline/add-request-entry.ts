import type { EventOf, Stamp } from "../../run/events.ts";
import type { ForeignEvent } from "../known-event.ts";
import { WITHDRAWING, withdraws } from "../rows/withdraws.ts";
import type { OtherEntry, RequestEntry } from "./entries.ts";
import { begunBy, otherEntry, pushEntry, type Timeline } from "./timeline-state.ts";

/** A run asks a person. */
export function addRequestEntry(
  timeline: Timeline,
  event: EventOf<"request.opened"> & Stamp,
): RequestEntry | OtherEntry {
  const { request, kind, text, options, expiresAt } = event.data;
  if (timeline.requests.has(request)) return otherEntry(timeline, event, "late");
  const entry: RequestEntry = {
    ...begunBy(event),
    kind: "request",
    id: request,
    step: event.step,
    ask: kind,
    text,
    options,
    expiresAt,
    status: "open",
    closedAt: undefined,
    answer: undefined,
  };
  timeline.requests.set(request, entry);
  return pushEntry(timeline, entry);
}

/** A request is answered or runs out of time; what comes after that is kept and changes nothing. */
export function closeRequestEntry(
  timeline: Timeline,
  event: (EventOf<"request.answered"> | EventOf<"request.expired">) & Stamp,
): RequestEntry | OtherEntry {
  const entry = timeline.requests.get(event.data.request);
  if (entry?.status !== "open") return otherEntry(timeline, event, "late");
  entry.rev = event.seq;
  entry.closedAt = event.at;
  if (event.type === "request.expired") entry.status = "expired";
  else {
    const { by, option, text } = event.data;
    entry.status = "answered";
    entry.answer = { by, option, text };
  }
  return entry;
}

/** Marks the open requests that an event takes back. */
export function withdrawRequests(timeline: Timeline, event: ForeignEvent): void {
  if (!WITHDRAWING.has(event.type)) return;
  for (const entry of timeline.requests.values()) {
    if (entry.status !== "open" || !withdraws(event, entry.step)) continue;
    entry.rev = event.seq;
    entry.status = "withdrawn";
    entry.closedAt = event.at;
  }
}
