import type { EventOf, Stamp } from "../../run/events.ts";
import { oneLine } from "../format/one-line.ts";
import { beginSpan, endSpan } from "./move-span.ts";
import type { SpanLog, SpanStatus } from "./span-log.ts";

const ENDS: Readonly<Record<string, SpanStatus>> = {
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
};

/** A call of a tool in an attempt that goes on. An update of a call that nobody began stands for it. */
export function addToolSpan(
  log: SpanLog,
  event: (EventOf<"agent.tool.started"> | EventOf<"agent.tool.updated">) & Stamp,
): void {
  const attempt = log.attempts.get(event.attempt);
  if (!attempt) return;
  const { at, seq, data } = event;
  const isStart = event.type === "agent.tool.started";
  const known = attempt.tools.get(data.tool);
  const isOver = known === undefined || log.spans[known]?.end !== undefined;
  let place = known;
  // Some agents use an id again; what comes late for a call that has ended changes nothing.
  if (place === undefined || (isStart && isOver)) {
    const name = oneLine(isStart ? event.data.title : data.tool);
    const parent = attempt.place;
    place = beginSpan(log, "tool", { id: data.tool, name, parent, start: at, seq });
    attempt.tools.set(data.tool, place);
  }
  const end = isStart ? undefined : ENDS[event.data.status];
  if (end !== undefined) endSpan(log, place, at, end);
}
