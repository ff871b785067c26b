import type { Span, SpanKind, SpanLog, SpanStatus } from "./span-log.ts";

/** Begins a span and gives its place. */
export function beginSpan(
  { spans }: SpanLog,
  kind: SpanKind,
  span: Pick<Span, "id" | "name" | "parent" | "start" | "seq"> & {
    readonly end?: number;
    readonly status?: SpanStatus;
  },
): number {
  const { id, name, parent, start, seq, end, status = "running" } = span;
  return spans.push({ id, parent, kind, name, status, start, end, seq }) - 1;
}

/** Ends a span; one that has ended stays as it is. */
export function endSpan(
  { spans }: SpanLog,
  place: number | undefined,
  at: number,
  status: SpanStatus,
): void {
  const span = place === undefined ? undefined : spans[place];
  if (!span || span.end !== undefined) return;
  span.status = status;
  span.end = at;
}

/** Ends an attempt and the calls that nobody has ended: done when the attempt is, given up else. */
export function endAttempt(log: SpanLog, id: string, at: number, status: SpanStatus): void {
  const attempt = log.attempts.get(id);
  if (!attempt) return;
  log.attempts.delete(id);
  endSpan(log, attempt.place, at, status);
  const rest = status === "completed" ? "completed" : "cancelled";
  for (const place of attempt.tools.values()) endSpan(log, place, at, rest);
}

/** Ends what a step waits for. */
export function endWait(log: SpanLog, key: string, at: number, status: SpanStatus): void {
  const place = log.waits.get(key);
  if (place === undefined) return;
  log.waits.delete(key);
  endSpan(log, place, at, status);
}
