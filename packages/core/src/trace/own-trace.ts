import { sha256 } from "./sha256.ts";

/**
 * The OpenTelemetry trace of a run of ours, which its agents are given: 32 hexadecimal digits, told by the run's id
 * alone, so that a trace that comes in is known for ours from the journal.
 */
export function traceOfRun(run: string): string {
  return sha256(run).slice(0, 32);
}

/** The span that an attempt of ours is, within the trace of its run: 16 hexadecimal digits. */
export function spanOfAttempt(attempt: string): string {
  return sha256(attempt).slice(0, 16);
}

/** What an attempt's agent is told of the trace that it works in, as `TRACEPARENT` of the W3C; sampled. */
export function traceparentOf(run: string, attempt: string): string {
  return `00-${traceOfRun(run)}-${spanOfAttempt(attempt)}-01`;
}
