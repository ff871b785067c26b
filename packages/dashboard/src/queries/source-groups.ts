import { OWN_SOURCE } from "@wheelhouse/core";

/** What agents do by themselves, as opposed to what a conductor has them do: kinds of sources, as a query takes them. */
export const SESSIONS = "claude,qwen,codex";

/** Everything but that: ours, other harnesses', and what came by OpenTelemetry. */
export const RUNS = `${OWN_SOURCE},run-log,otlp`;
