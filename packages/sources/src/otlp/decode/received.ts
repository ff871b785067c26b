import type { Attributes } from "./read-attributes.ts";

/** Who sent something. */
export interface Resource {
  /** `service.name`. */
  readonly service: string;
  readonly version: string | undefined;
  readonly attributes: Attributes;
}

/** A span, as it was received. Times are wall clock in milliseconds, with fractions. */
export interface ReceivedSpan {
  readonly kind: "span";
  readonly resource: Resource;
  readonly trace: string;
  readonly span: string;
  readonly parent: string | undefined;
  /** Whether its parent is of another process, when the sender says so. */
  readonly remote: boolean | undefined;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** What went wrong; empty when something did and nobody says what. */
  readonly error: string | undefined;
  readonly attributes: Attributes;
}

/** A log record, as it was received. */
export interface ReceivedLog {
  readonly kind: "log";
  readonly resource: Resource;
  readonly trace: string | undefined;
  readonly span: string | undefined;
  /** What happened, as the sender names it. */
  readonly name: string;
  readonly at: number;
  readonly attributes: Attributes;
}

/** A point of a metric that is a sum, as it was received. */
export interface ReceivedPoint {
  readonly kind: "point";
  readonly resource: Resource;
  readonly name: string;
  readonly at: number;
  /** Since when a running sum runs; undefined for one that holds only what is new. */
  readonly since: number | undefined;
  readonly value: number;
  readonly attributes: Attributes;
}

/** One thing that was received. */
export type Received = ReceivedSpan | ReceivedLog | ReceivedPoint;

/** What a body holds. */
export interface Decoded {
  readonly received: readonly Received[];
  /** How many spans, records or points are broken; the rest is taken. */
  readonly rejected: number;
  /** What is wrong with the first of them. */
  readonly problem: string | undefined;
}
