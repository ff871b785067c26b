/**
 * What a span is. A `step` holds one generation of a step: its attempts (`code` when a function of ours does it, and
 * not an agent), what it waited for (`queue` for a turn, `parked` for a time, `request` for a person), and, for a
 * container, its steps. An attempt holds tool calls. What a run of another harness tells of itself comes as an `agent` at
 * work, a call of a `model`, a `tool` call, or any other `span`; its step is a session, and holds all turns of it.
 */
export const SPAN_KINDS = [
  "step",
  "attempt",
  "code",
  "tool",
  "request",
  "queue",
  "parked",
  "agent",
  "model",
  "span",
] as const;
/** What a span is. */
export type SpanKind = (typeof SPAN_KINDS)[number];

/** How a span is: `running` and `open` have no end yet. */
export const SPAN_STATUSES = [
  "running",
  "open",
  "completed",
  "failed",
  "skipped",
  "cancelled",
  "lost",
  "parked",
  "answered",
  "expired",
] as const;
/** How a span is. */
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/** A stretch of time in a run in which one thing went on. Times are wall clock in milliseconds. */
export interface Span {
  /** The id of its step, attempt, tool call or request; that of the step for what it waits for. */
  readonly id: string;
  /** Place of the span that it is in; -1 at the top. It changes when a span that was recorded tells of it late. */
  parent: number;
  kind: SpanKind;
  /** For a person, one line. */
  name: string;
  status: SpanStatus;
  start: number;
  /** Undefined while it goes on. */
  end: number | undefined;
  /** The seq of its first event. */
  readonly seq: number;
}

/** A step as the fold of spans remembers it. */
export interface SpanStep {
  readonly label: string;
  /** Whether a function of ours does it. */
  readonly isCode: boolean;
  /** Whether it is a session of a run that another harness drives: one span holds all its turns. */
  readonly isSession: boolean;
  readonly after: readonly string[];
  readonly parent: string | undefined;
  /** When it could have begun, but for the steps that it waits for. */
  since: number;
  /** When it was settled; undefined while it is not. */
  settledAt: number | undefined;
  /** Place of its span while that has no end. */
  place: number | undefined;
  /** Since when nothing goes on in its open span; undefined while something does. */
  idleSince: number | undefined;
}

/** A span that was recorded elsewhere, by the id that it has there. */
export interface RecordedSpan {
  /** Its place; undefined for one that only links others. */
  place: number | undefined;
  /** The id of the span that it says it is in. */
  readonly up: string | undefined;
  /** Place of what it is in while nobody has told of that span; -1 for the top. */
  readonly home: number;
}

/** The spans of a run, and what it takes to go on. Owned by whoever created it, changed only by `addToSpanLog`. */
export interface SpanLog {
  /** Place of the last event in it. */
  seq: number;
  /** In the order in which they were seen to begin; a span's place never changes. */
  readonly spans: Span[];
  readonly steps: Map<string, SpanStep>;
  /** Attempts that go on, and their calls, by id. */
  readonly attempts: Map<string, { readonly place: number; readonly tools: Map<string, number> }>;
  /** Places of what somebody waits for: requests by id, times by step. */
  readonly waits: Map<string, number>;
  /** Spans that were recorded elsewhere, by their id there; a tool's call also by {@link callKey}. */
  readonly recorded: Map<string, RecordedSpan>;
  /** Ids of recorded spans by the id of the span that they say they are in. */
  readonly below: Map<string, string[]>;
}

/** What a tool's call is told by, when it was recorded; no span has this id. */
export function callKey(call: string): string {
  return `call-${call}`;
}

/** The key of a step's waiting for a time; no request has it. */
export function parkedKey(step: string): string {
  return `parked ${step}`;
}
