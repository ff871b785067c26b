import type { EventsPage, ForeignEvent, TraceColumns } from "@wheelhouse/core";

/** What an attempt handed in. */
export function outputOf({ type, data }: ForeignEvent): unknown {
  if (type !== "attempt.completed" || typeof data !== "object" || data === null) return undefined;
  return "output" in data ? data.output : undefined;
}

/** An event of a page as it is folded. */
export function asEvent({
  seq,
  at,
  type,
  step,
  attempt,
  data,
}: EventsPage["events"][number]): ForeignEvent {
  return {
    seq,
    at: Date.parse(at),
    type,
    step: step ?? undefined,
    attempt: attempt ?? undefined,
    data,
  };
}

/** Events of the stream, which come in columns. */
export function eventsOf({ seq, at, type, step, attempt, data }: TraceColumns): ForeignEvent[] {
  return seq.map((place, index) => ({
    seq: place,
    at: at[index] ?? 0,
    type: type[index] ?? "",
    step: step[index] ?? undefined,
    attempt: attempt[index] ?? undefined,
    data: data[index],
  }));
}
