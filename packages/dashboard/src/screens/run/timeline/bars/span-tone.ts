import type { SpanStatus } from "@wheelhouse/core";
import { type AnyStatus, type StatusTone, TONES } from "../../../../parts/status.ts";

/** The shape in which a span's status is shown. */
export function shapeOf(status: SpanStatus): AnyStatus {
  if (status === "answered") return "completed";
  return status === "expired" ? "stale" : status;
}

/** Fill of the bar of a step or an attempt. */
const FULL: Readonly<Record<StatusTone, string>> = {
  pending: "bg-pending",
  running: "bg-running",
  waiting: "bg-waiting",
  completed: "bg-completed",
  failed: "bg-failed",
  skipped: "bg-skipped",
  cancelled: "bg-cancelled",
  stuck: "bg-stuck",
  stale: "bg-stale",
};

/** Fill of the bar of what is within an attempt. */
const HALF: Readonly<Record<StatusTone, string>> = {
  pending: "bg-pending/55",
  running: "bg-running/55",
  waiting: "bg-waiting/55",
  completed: "bg-completed/55",
  failed: "bg-failed",
  skipped: "bg-skipped/55",
  cancelled: "bg-cancelled/55",
  stuck: "bg-stuck/55",
  stale: "bg-stale/55",
};

/** The fill of a bar. What failed is never faint. */
export function fillOf(status: SpanStatus, isInner: boolean): string {
  return (isInner ? HALF : FULL)[TONES[shapeOf(status)]];
}
