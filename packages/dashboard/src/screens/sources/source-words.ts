import type { SourceKind, SourceObject } from "@wheelhouse/core";
import type { AnyStatus } from "../../parts/status.ts";

/** What each kind of source is called. */
export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  "run-log": "run logs",
  claude: "Claude sessions",
  qwen: "Qwen sessions",
  codex: "Codex sessions",
  otlp: "OpenTelemetry",
  repositories: "repositories",
};

/** Kinds that a person can add: what comes by the network has no place. */
export const PLACE_KINDS = ["run-log", "claude", "qwen", "codex", "repositories"] as const;

/** How a source stands, as shape and word. */
export const STATUS_WORDS: Readonly<
  Record<SourceObject["status"], { readonly mark: AnyStatus; readonly word: string }>
> = {
  ok: { mark: "completed", word: "watched" },
  missing: { mark: "skipped", word: "missing" },
  failing: { mark: "failed", word: "failing" },
};

/** Where a source comes from, as a person says it. */
export const ORIGIN_WORDS: Readonly<Record<SourceObject["origin"], string>> = {
  default: "looked for by itself",
  environment: "named by the environment",
  added: "added here",
};

/** How many of a thing there are: `1 run`, `1,204 runs`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
