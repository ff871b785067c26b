import type { LogEvent } from "../log-format.ts";
import { attemptOfTurn, stepOfSession } from "../session-step.ts";
import { type LogLine, wordOf } from "./log-line.ts";
import { present, withRest } from "./event-data.ts";

/**
 * A session that a harness began or saw end: a step with a single turn, as far as a run.log tells. In words, why it is
 * none.
 */
export function meaningOfSession(line: LogLine): readonly LogEvent[] | string {
  const { at, kind } = line;
  const session = wordOf(line, "session_id");
  if (session === undefined) return "it names no session_id";
  const step = stepOfSession(session);
  const turn = { step, attempt: attemptOfTurn(step, 1), at };
  if (kind === "session.spawned") {
    const data = withRest(
      {
        session,
        parent: wordOf(line, "parent_session_id"),
        match: "named",
        agent: wordOf(line, "agent"),
        version: wordOf(line, "version"),
        model: wordOf(line, "model"),
        role: wordOf(line, "role"),
        title: wordOf(line, "title"),
        cwd: wordOf(line, "cwd"),
      },
      line,
    );
    const begun = { role: "author", generation: 1, ordinal: 1 };
    return [
      { type: "session.spawned", step, at, data },
      { type: "attempt.started", ...turn, data: begun },
    ];
  }
  const exit = exitOf(line);
  const reason = wordOf(line, "reason") ?? wordOf(line, "msg") ?? wordOf(line, "outcome");
  const error = reason ?? `it ended with exit code ${exit ?? 0}`;
  const ended: LogEvent =
    (exit ?? 0) === 0
      ? { type: "attempt.completed", ...turn, data: {} }
      : { type: "attempt.failed", ...turn, data: { class: "agent", error } };
  const data = present({ session, reason: reason ?? "it ended", exit });
  return [ended, { type: "session.ended", ...turn, data }];
}

function exitOf({ all, data }: LogLine): number | undefined {
  const exit = all["exit"] ?? data?.["exit"];
  return typeof exit === "number" && Number.isSafeInteger(exit) ? exit : undefined;
}
