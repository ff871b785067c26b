import { traceparentOf } from "@wheelhouse/core";
import type { AttemptSpec } from "../agent.ts";

/** Only what OpenTelemetry takes: one pair that it cannot read makes it drop the whole list. */
const PAIR = /^[\w.\-/]+=[\u0021\u0023-\u002b\u002d-\u003a\u003c-\u005b\u005d-\u007e]*$/;

/**
 * What an attempt's agent is told of the trace that it works in: an agent that sends OpenTelemetry, whereto ever its own
 * settings say, sends it as a part of its attempt. It is the whole of what its environment says of us.
 *
 * @param env What its environment says beside: attributes of its own in it are kept, but for one that is called as ours.
 */
export function traceOfAttempt(
  { run, attempt }: Pick<AttemptSpec, "run" | "attempt">,
  env: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const others = (env["OTEL_RESOURCE_ATTRIBUTES"] ?? "")
    .split(",")
    .map((pair) => pair.trim().replace(/\s*=\s*/, "="))
    .filter((pair) => isReadable(pair) && !pair.startsWith("run.id="));
  return {
    TRACEPARENT: traceparentOf(run, attempt),
    OTEL_RESOURCE_ATTRIBUTES: [...others, `run.id=${encodeURIComponent(run)}`].join(","),
  };
}

function isReadable(pair: string): boolean {
  if (!PAIR.test(pair)) return false;
  try {
    decodeURIComponent(pair);
    return true;
  } catch {
    return false;
  }
}
