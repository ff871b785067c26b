import type { Span } from "@wheelhouse/core";

/** Whether a span says that something went wrong. */
export function isError({ status }: Pick<Span, "status">): boolean {
  return status === "failed" || status === "lost";
}

/** The next (1) or previous (-1) span after one that went wrong, in the order in which they began; round the end. -1 for none. */
export function nextError(spans: readonly Span[], from: number, by: 1 | -1): number {
  const count = spans.length;
  for (let step = 1; step <= count; step++) {
    const place = (((from + by * step) % count) + count) % count;
    const span = spans[place];
    if (span && isError(span)) return place;
  }
  return -1;
}
