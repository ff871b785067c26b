export * from "./format/format-ago.ts";
export * from "./format/format-cost.ts";
export * from "./format/format-duration.ts";
export * from "./format/format-tokens.ts";
export * from "./format/escape-html.ts";
export * from "./format/fenced.ts";
export * from "./format/iso-time.ts";
export * from "./nearest.ts";
export * from "./format/one-line.ts";
export * from "./format/resolve-prefix.ts";
export * from "./format/short-ids.ts";
export { isKnownEvent, type ForeignEvent } from "./known-event.ts";
export type { Row, RunProjection } from "./rows/projection.ts";
export { type RunRow, runRowSchema } from "./rows/run-columns.ts";
export * from "./request-row.ts";
export { sessionProjection, sessionRowSchema, type SessionRow } from "./session-row.ts";
export * from "./alerts/alert-row.ts";
export * from "./inbox/inbox-row.ts";
export * from "./inbox/source-row.ts";
export * from "./threads/thread-row.ts";
export * from "./threads/message-row.ts";
export * from "./threads/proposal-row.ts";
export * from "./issues/issue-row.ts";
export * from "./schedules/fire-row.ts";
export * from "./schedules/schedule-row.ts";
export { runProjection } from "./run-row.ts";
export * from "./run-projections.ts";
export * from "./attempt-log.ts";
export type { AttemptLog, AttemptRecord, StepAttempts } from "./attempts/attempt-record.ts";
export * from "./attention.ts";
export * from "./commands.ts";
export * from "./report.ts";
export * from "./observed-text.ts";
export * from "./attempt-text.ts";
export * from "./shown-status.ts";
export * from "./spans.ts";
export {
  type Span,
  SPAN_KINDS,
  SPAN_STATUSES,
  type SpanKind,
  type SpanLog,
  type SpanStatus,
} from "./spans/span-log.ts";
export * from "./spent-view.ts";
export * from "./step-revs.ts";
export * from "./used-view.ts";
export * from "./launch/text-launch.ts";
export * from "./launch/text-completions.ts";
export { pathCompletions } from "./launch/path-completions.ts";
export { nearestPaths } from "./launch/nearest-paths.ts";
export { ranked, type Ranked } from "./launch/ranked.ts";
export * from "./timeline.ts";
export type * from "./timeline/entries.ts";
export type { Timeline } from "./timeline/timeline-state.ts";
export * from "./why.ts";
export type { Reason, WhyExtra } from "./why/reason.ts";
export * from "./wave-title.ts";
export * from "./waves-of-run.ts";
