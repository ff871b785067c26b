import type { LogEvent } from "../log-format.ts";
import { attemptOfTurn, stepOfSession } from "../session-step.ts";
import { present, withRest } from "./event-data.ts";
import { fieldOf, type LogLine, wordOf } from "./log-line.ts";

/** What a session says of itself when it begins. */
const WORDS = ["agent", "version", "model", "role", "title", "cwd"] as const;
const SPAWNED = new Set(["session_id", "parent_session_id", ...WORDS]);
const ENDED = new Set(["session_id", "parent_session_id", "exit", "reason", "outcome"]);

/** A session that a harness began: a step with a single turn, as far as a run.log tells. In words, why it is none. */
export function sessionSpawned(line: LogLine): readonly LogEvent[] | string {
  const { at } = line;
  const turn = turnOf(line);
  if (typeof turn === "string") return turn;
  const { session, ...place } = turn;
  const said = WORDS.map((name) => [name, wordOf(line, name)]);
  const parent = wordOf(line, "parent_session_id");
  const data = present({ session, parent, match: "named", ...Object.fromEntries(said) });
  const begun = { role: "author", generation: 1, ordinal: 1 };
  return [
    { type: "session.spawned", step: place.step, at, data: withRest(data, line, SPAWNED) },
    { type: "attempt.started", ...place, at, data: begun },
  ];
}

/** A session that a harness saw end. In words, why it is none. */
export function sessionEnded(line: LogLine): readonly LogEvent[] | string {
  const { at } = line;
  const turn = turnOf(line);
  if (typeof turn === "string") return turn;
  const { session, ...place } = turn;
  const given = fieldOf(line, "exit");
  const exit = typeof given === "number" && Number.isSafeInteger(given) ? given : undefined;
  const reason = wordOf(line, "reason") ?? line.msg ?? wordOf(line, "outcome");
  const ended: LogEvent =
    exit === undefined || exit === 0
      ? { type: "attempt.completed", ...place, at, data: {} }
      : {
          type: "attempt.failed",
          ...place,
          at,
          data: { class: "agent", error: reason ?? `it ended with exit code ${exit}` },
        };
  const data = present({ session, reason: reason ?? "it ended", exit });
  const { more } = withRest({}, line, ENDED);
  const beside: LogEvent[] =
    more === undefined
      ? []
      : [{ type: "note", at, data: { text: `session ${session} ended`, more } }];
  return [...beside, ended, { type: "session.ended", ...place, at, data }];
}

/** The session of a line, and the only turn that it has. */
function turnOf(
  line: LogLine,
): { readonly session: string; readonly step: string; readonly attempt: string } | string {
  const session = wordOf(line, "session_id");
  if (session === undefined) return "it names no session_id";
  const step = stepOfSession(session);
  return { session, step, attempt: attemptOfTurn(step, 1) };
}
