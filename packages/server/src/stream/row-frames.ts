import { logLine, type TraceColumns } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { sseFrame } from "./sse-frame.ts";

/** Events of one run as its own stream has them: a `trace` for each, its id the run's seq. */
export function rowFrames(events: readonly Stored[]): string {
  return events.map((event) => sseFrame("trace", logLine(event), event.seq)).join("");
}

/** Events of one run as the page's stream has them: one `trace` with columns; nothing where there are none. */
export function columnFrame(
  topic: { readonly name: string; readonly run: string },
  events: readonly Stored[] = [],
): string {
  if (events.length === 0) return "";
  const columns: TraceColumns = {
    topic: topic.name,
    run: topic.run,
    seq: events.map(({ seq }) => seq),
    at: events.map(({ at }) => at),
    type: events.map(({ type }) => type),
    step: events.map(({ step = null }) => step),
    attempt: events.map(({ attempt = null }) => attempt),
    data: events.map(({ data }) => data),
  };
  return sseFrame("trace", columns);
}
