import {
  type ForeignEvent,
  isKnownEvent,
  type ObservedEvent,
  observedText,
} from "@wheelhouse/core";
import { dataWords } from "./data-words.ts";

/** What the type of an event begins with that its harness alone knows. */
const FOREIGN = "log.";

/** Events that core can tell in words. */
const TOLD: ReadonlySet<string> = new Set<ObservedEvent["type"]>([
  "phase.entered",
  "candidate.selected",
  "candidate.dropped",
  "queue.item.picked",
  "queue.item.cleared",
  "queue.item.blocked",
  "wheel.requested",
  "wheel.taken",
  "wheel.released",
  "repo.touched",
  "heartbeat",
  "session.spawned",
  "span.started",
  "span.ended",
  "span.recorded",
]);

/** How much an event matters, where it matters more than most. */
export type EventLevel = "warn" | "error" | "notice" | "debug";

const LEVELS: Readonly<Record<string, EventLevel>> = {
  debug: "debug",
  trace: "debug",
  notice: "notice",
  warn: "warn",
  warning: "warn",
  error: "error",
  fatal: "error",
};

/** What an event says in one line: in words where another harness wrote it, else as its data stand there. */
export function eventWords(event: ForeignEvent): string {
  if (isKnownEvent(event) && isTold(event)) return observedText(event);
  const said = textIn(event.data, "msg");
  if (said === undefined && textIn(event.data, "level") === undefined) return dataWords(event.data);
  const rest = dataWords(withoutSaid(event.data, said));
  return [said, rest].filter((each) => each !== undefined && each !== "").join(" · ");
}

/** The kind of an event as its log names it. */
export function kindWords(type: string): string {
  return type.startsWith(FOREIGN) ? type.slice(FOREIGN.length) : type;
}

/** What an event says of its level; undefined for what is said in passing. */
export function levelIn(data: unknown): EventLevel | undefined {
  return LEVELS[textIn(data, "level")?.toLowerCase() ?? ""];
}

function isTold<E extends { readonly type: string }>(event: E): event is E & ObservedEvent {
  return TOLD.has(event.type);
}

function textIn(data: unknown, name: "msg" | "level"): string | undefined {
  const found = isRecord(data) ? data[name] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** What stands beside the words: the columns of the list say the rest. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  "msg",
  "level",
  "kind",
  "ts",
  "v",
  "run_id",
  "seq",
]);

function withoutSaid(data: unknown, said: string | undefined): unknown {
  if (!isRecord(data)) return data;
  return Object.fromEntries(
    Object.entries(data).filter(
      ([name, value]) => !SHOWN_ELSEWHERE.has(name) && (said === undefined || value !== said),
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
