import {
  attemptText,
  type ForeignEvent,
  isKnownEvent,
  isObservedEvent,
  observedText,
  type StoredRunEvent,
} from "@wheelhouse/core";
import { dataWords } from "./data-words.ts";

/** What the type of an event begins with that its harness alone knows. */
const FOREIGN = "log.";

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

/** What an event says in one line: in words where core has some for it, else as its data stand there. */
export function eventWords(event: ForeignEvent): string {
  const told = isKnownEvent(event) ? toldWords(event) : undefined;
  if (told !== undefined) return told;
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

function toldWords(event: StoredRunEvent): string | undefined {
  return isObservedEvent(event) ? observedText(event) : attemptText(event);
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
