import type { ShownStatus, StepStatus } from "@wheelhouse/core";

/** Every status that the page shows, of runs, steps, attempts and requests. */
export type AnyStatus = ShownStatus | StepStatus | "lost" | "open" | "stuck" | "stale";

/** The colour token of a status; see `styles/tokens.css`. */
export type StatusTone =
  | "pending"
  | "running"
  | "waiting"
  | "completed"
  | "failed"
  | "skipped"
  | "cancelled"
  | "stuck"
  | "stale";

/** The tone in which each status is shown. A shape and the word always stand beside the colour. */
export const TONES: Readonly<Record<AnyStatus, StatusTone>> = {
  queued: "pending",
  pending: "pending",
  running: "running",
  waiting: "waiting",
  open: "waiting",
  paused: "stale",
  parked: "stale",
  interrupted: "stuck",
  stuck: "stuck",
  stale: "stale",
  lost: "stale",
  completed: "completed",
  failed: "failed",
  skipped: "skipped",
  cancelled: "cancelled",
};

/** Classes of text in a tone. Written out, because the style sheet is made from the words that stand in the source. */
export const TONE_TEXT: Readonly<Record<StatusTone, string>> = {
  pending: "text-pending",
  running: "text-running",
  waiting: "text-waiting",
  completed: "text-completed",
  failed: "text-failed",
  skipped: "text-skipped",
  cancelled: "text-cancelled",
  stuck: "text-stuck",
  stale: "text-stale",
};

/** Classes of a chip in a tone. */
export const TONE_CHIP: Readonly<Record<StatusTone, string>> = {
  pending: "chip-pending",
  running: "chip-running",
  waiting: "chip-waiting",
  completed: "chip-completed",
  failed: "chip-failed",
  skipped: "chip-skipped",
  cancelled: "chip-cancelled",
  stuck: "chip-stuck",
  stale: "chip-stale",
};
