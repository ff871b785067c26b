import { traceparentOf } from "@wheelhouse/core";
import type { AttemptSpec } from "../agent.ts";

/**
 * What an attempt's agent is told of the trace that it works in: an agent that sends OpenTelemetry, whereto ever its own
 * settings say, sends it as a part of its attempt. It is the whole of what its environment says of us.
 */
export function traceOfAttempt({
  run,
  attempt,
}: Pick<AttemptSpec, "run" | "attempt">): Readonly<Record<string, string>> {
  return {
    TRACEPARENT: traceparentOf(run, attempt),
    OTEL_RESOURCE_ATTRIBUTES: `run.id=${encodeURIComponent(run)}`,
  };
}
