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

/** What is in a source, where its name says whose it is. */
const NOTES: Readonly<Record<SourceKind, string>> = {
  ...KIND_WORDS,
  claude: "sessions",
  qwen: "sessions",
  codex: "sessions",
};

/** Kinds that a person can add: what comes by the network has no place. */
export const PLACE_KINDS = ["run-log", "claude", "qwen", "codex", "repositories"] as const;

/** A status as shape and word. */
interface StatusWords {
  readonly mark: AnyStatus;
  readonly word: string;
}

const STATUS_WORDS: Readonly<Record<SourceObject["status"], StatusWords>> = {
  ok: { mark: "completed", word: "watched" },
  missing: { mark: "skipped", word: "missing" },
  failing: { mark: "failed", word: "failing" },
};

/** How a source stands. What comes by the network is never missing: nobody has sent anything yet. */
export function statusWords({ kind, status }: Pick<SourceObject, "kind" | "status">): StatusWords {
  if (kind !== "otlp" || status === "failing") return STATUS_WORDS[status];
  return { mark: status === "ok" ? "completed" : "pending", word: "listening" };
}

/** What a source is called, and what is in it where the name does not say it; its path stands below. */
export function namesOf({ kind, name, path }: Pick<SourceObject, "kind" | "name" | "path">): {
  readonly name: string;
  readonly note: string | undefined;
} {
  const [whole, end] = / in (.+)$/.exec(name) ?? [];
  const isPath = whole !== undefined && end !== undefined && path?.endsWith(end) === true;
  const short = isPath ? name.slice(0, -whole.length) : name;
  const note = NOTES[kind];
  return { name: short, note: short.toLowerCase() === note.toLowerCase() ? undefined : note };
}

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
