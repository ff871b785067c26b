import type { LogEvent } from "../log-format.ts";
import { type EventData, present, withRest } from "./event-data.ts";
import { fieldOf, isObject, type LogLine, wordOf } from "./log-line.ts";
import { sessionEnded, sessionSpawned } from "./meaning-of-session.ts";

/** What a line of some kind means, or in a few words why nothing. */
type Meaning = (line: LogLine) => readonly LogEvent[] | string;

/** What a line means, or in a few words why nothing. Undefined: nobody knows its kind. */
export function meaningOfLine(line: LogLine): readonly LogEvent[] | string | undefined {
  return KINDS.get(line.kind)?.(line);
}

/** A kind that is one event, whose fields are words of the line; one of them may be needed. */
function saying(
  type: string,
  takes: { readonly [field: string]: string } = {},
  needs?: string,
): Meaning {
  const fields = Object.entries(takes);
  const said = new Set(Object.values(takes));
  return (line) => {
    const data: EventData = {};
    for (const [field, name] of fields) {
      const word = wordOf(line, name);
      if (word !== undefined) data[field] = word;
      else if (name === needs) return `it names no ${needs}`;
    }
    return [{ type, at: line.at, data: withRest(data, line, said) }];
  };
}

/** A kind that is about a candidate. */
function aboutCandidate(type: string, isNeeded: boolean): Meaning {
  const said = new Set(["candidate"]);
  return (line) => {
    const candidate = candidateOf(line);
    if (!candidate && isNeeded) return "it names no candidate";
    const data: EventData =
      isNeeded || !candidate ? { ...candidate } : { id: candidate["id"] ?? "" };
    return [{ type, at: line.at, data: withRest(data, line, said) }];
  };
}

/** A candidate by its fields; undefined when the line names none. */
function candidateOf(line: LogLine): EventData | undefined {
  const given = fieldOf(line, "candidate");
  if (!isObject(given)) {
    const id = wordOf(line, "candidate");
    return id === undefined ? undefined : { id };
  }
  const word = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const id = word("id") ?? word("label");
  if (id === undefined) return undefined;
  return present({ id, label: word("label"), repo: word("repo"), ref: word("ref") });
}

/** The wheel's holder is who says so. */
function turnsWheel(type: string): Meaning {
  const said = new Set(["by"]);
  return (line) => {
    const by = wordOf(line, "by") ?? line.actor;
    const data: EventData = by === undefined ? {} : { by };
    return [{ type, at: line.at, data: withRest(data, line, said) }];
  };
}

const NOTE = new Set<string>();
const note: Meaning = (line) => [
  { type: "note", at: line.at, data: withRest({ text: line.msg ?? "" }, line, NOTE) },
];

const SPAN = new Set(["span_id", "parent_span_id", "name", "ok"]);
const spanStarted: Meaning = (line) => {
  const span = wordOf(line, "span_id");
  if (span === undefined) return "it names no span_id";
  const name = wordOf(line, "name") ?? line.msg ?? span;
  const data = present({ span, parent: wordOf(line, "parent_span_id"), name });
  return [{ type: "span.started", at: line.at, data: withRest(data, line, SPAN) }];
};
const spanEnded: Meaning = (line) => {
  const span = wordOf(line, "span_id");
  if (span === undefined) return "it names no span_id";
  const given = fieldOf(line, "ok");
  const ok = typeof given === "boolean" ? given : line.level === "error" ? false : undefined;
  return [{ type: "span.ended", at: line.at, data: withRest(present({ span, ok }), line, SPAN) }];
};

/** What a line says beside, as a note of its own: for events that have no room for it. */
function noted(line: LogLine, said: ReadonlySet<string>): readonly LogEvent[] {
  const data = withRest({ text: line.msg ?? wordOf(line, "outcome") ?? "" }, line, said);
  const says = data["text"] !== "" || "more" in data;
  return says ? [{ type: "note", at: line.at, data }] : [];
}

const BEGINNING = new Set(["title", "goal", "repos"]);
const END = new Set(["outcome", "reason", "error"]);

function ending(type: string, dataOf: (line: LogLine) => EventData): Meaning {
  return (line) => [...noted(line, END), { type, at: line.at, data: dataOf(line) }];
}

/** Why a run ended as it did. */
function reasonOf(line: LogLine): string | undefined {
  return wordOf(line, "reason") ?? wordOf(line, "error") ?? line.msg ?? wordOf(line, "outcome");
}

const KINDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["note", note],
  ["heartbeat", saying("heartbeat")],
  ["phase.entered", saying("phase.entered", { phase: "phase" }, "phase")],
  ["candidate.selected", aboutCandidate("candidate.selected", true)],
  ["candidate.dropped", aboutCandidate("candidate.dropped", false)],
  ["queue.item.picked", saying("queue.item.picked", { item: "item" }, "item")],
  ["queue.item.cleared", saying("queue.item.cleared", { item: "item" })],
  ["queue.item.blocked", saying("queue.item.blocked", { item: "item", reason: "reason" })],
  [
    "wheel.requested",
    saying("wheel.requested", {
      reason: "reason",
      item: "item",
      expectedAction: "expected_action",
    }),
  ],
  ["wheel.taken", turnsWheel("wheel.taken")],
  ["wheel.released", turnsWheel("wheel.released")],
  ["session.spawned", sessionSpawned],
  ["session.ended", sessionEnded],
  ["span.start", spanStarted],
  ["span.end", spanEnded],
  // What it says of the run as a whole is in the run's first event.
  ["run.started", (line) => noted(line, BEGINNING)],
  ["run.completed", ending("run.completed", () => ({}))],
  ["run.failed", ending("run.failed", (line) => ({ error: reasonOf(line) ?? "it failed" }))],
  [
    "run.aborted",
    ending("run.cancelled", (line) =>
      present({ by: line.actor ?? "the harness", reason: reasonOf(line) }),
    ),
  ],
]);
