import type { LogEvent } from "../log-format.ts";
import { isObject, type LogLine, type LogObject, wordOf } from "./log-line.ts";
import { present, withRest } from "./event-data.ts";
import { meaningOfSession } from "./meaning-of-session.ts";

/** What a line means, or in a few words why nothing. Undefined: nobody knows its kind. */
export function meaningOfLine(line: LogLine): readonly LogEvent[] | string | undefined {
  const { kind, at } = line;
  const one = (type: string, data: LogObject = {}): readonly LogEvent[] => [
    { type, at, data: withRest(data, line) },
  ];
  switch (kind) {
    case "heartbeat":
      return one("heartbeat");
    case "note":
      return one("note", { text: wordOf(line, "msg") ?? "" });
    case "phase.entered": {
      const phase = wordOf(line, "phase");
      return phase === undefined ? "it names no phase" : one(kind, { phase });
    }
    case "candidate.selected": {
      const candidate = candidateOf(line);
      return candidate === undefined ? "it names no candidate" : one(kind, candidate);
    }
    case "candidate.dropped":
      return one(kind, { id: candidateOf(line)?.id });
    case "queue.item.picked": {
      const item = wordOf(line, "item");
      return item === undefined ? "it names no item" : one(kind, { item });
    }
    case "queue.item.cleared":
      return one(kind, { item: wordOf(line, "item") });
    case "queue.item.blocked":
      return one(kind, { item: wordOf(line, "item"), reason: wordOf(line, "reason") });
    case "wheel.requested":
      return one(kind, {
        reason: wordOf(line, "reason"),
        item: wordOf(line, "item"),
        expectedAction: wordOf(line, "expected_action"),
      });
    case "wheel.taken":
    case "wheel.released":
      return one(kind, { by: wordOf(line, "by") ?? wordOf(line, "actor") });
    case "span.start": {
      const span = wordOf(line, "span_id");
      const name = wordOf(line, "name") ?? wordOf(line, "msg") ?? span;
      if (span === undefined || name === undefined) return "it names no span_id";
      return one("span.started", { span, parent: wordOf(line, "parent_span_id"), name });
    }
    case "span.end": {
      const span = wordOf(line, "span_id");
      return span === undefined
        ? "it names no span_id"
        : one("span.ended", { span, ok: isOk(line) });
    }
    case "session.spawned":
    case "session.ended":
      return meaningOfSession(line);
    case "run.started":
      // What it says of the run as a whole is in the run's first event.
      return noted(line);
    case "run.completed":
      return [...noted(line), { type: kind, at, data: {} }];
    case "run.failed":
      return [...noted(line), { type: kind, at, data: { error: reasonOf(line) ?? "it failed" } }];
    case "run.aborted": {
      const data = { by: wordOf(line, "actor") ?? "the harness", reason: reasonOf(line) };
      return [...noted(line), { type: "run.cancelled", at, data: present(data) }];
    }
    default:
      return undefined;
  }
}

/** A candidate by its fields; undefined when the line names none. */
function candidateOf(line: LogLine):
  | {
      readonly id: string;
      readonly label?: string | undefined;
      readonly repo?: string | undefined;
      readonly ref?: string | undefined;
    }
  | undefined {
  const given = line.all["candidate"] ?? line.data?.["candidate"];
  if (!isObject(given)) {
    const id = wordOf(line, "candidate");
    return id === undefined ? undefined : { id };
  }
  const word = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const id = word("id") ?? word("label");
  return id === undefined
    ? undefined
    : { id, label: word("label"), repo: word("repo"), ref: word("ref") };
}

/** Why a run ended as it did. */
function reasonOf(line: LogLine): string | undefined {
  return (
    wordOf(line, "reason") ??
    wordOf(line, "error") ??
    wordOf(line, "msg") ??
    wordOf(line, "outcome")
  );
}

function isOk({ all, data }: LogLine): boolean | undefined {
  const ok = all["ok"] ?? data?.["ok"];
  if (typeof ok === "boolean") return ok;
  return all["level"] === "error" ? false : undefined;
}

/** What a line says beside, as a note of its own: for events that have no room for it. */
function noted(line: LogLine): readonly LogEvent[] {
  const text = wordOf(line, "msg") ?? wordOf(line, "outcome") ?? "";
  const data = withRest({ text }, line);
  const says = text !== "" || "more" in data || "actor" in data;
  return says ? [{ type: "note", at: line.at, data }] : [];
}
