import { serialize } from "node:v8";
import { jsonSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { LogFormat } from "../log-format.ts";
import { MOST_NESTING } from "../read/nesting.ts";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { sessionFormats } from "../sessions/session-formats.ts";
import { translateLine } from "./fold-line.ts";

/** Lines with which a session is there, so that what nobody knows can be told. */
const at = "2026-05-05T21:00:00Z";
const BEGINNINGS: Readonly<Record<string, readonly object[]>> = {
  claude: [{ type: "user", sessionId: "s1", timestamp: at, message: { content: "hello" } }],
  qwen: [{ type: "user", sessionId: "s1", timestamp: at, message: { parts: [{ text: "hello" }] } }],
  codex: [
    { type: "session_meta", timestamp: at, payload: { id: "s1", cwd: "/home/ann/shop" } },
    { type: "event_msg", timestamp: at, payload: { type: "user_message", message: "hello" } },
  ],
};

/** A line that every format takes for one of its own of an unknown kind, with a value of so many levels in it. */
function deepLine(levels: number): string {
  const value = `${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}`;
  return `{"v":1,"ts":1700000000000,"kind":"moon","type":"moon","timestamp":"2026-05-05T21:00:00Z","deep":${value}}`;
}

const log = { path: "/logs/a.jsonl", name: "a" };
const formats: readonly LogFormat[] = [RUN_LOG_FORMAT, ...sessionFormats];

/** What a function answers while so many calls are open around it. */
function within<T>(calls: number, ask: () => T): T {
  return calls === 0 ? ask() : within(calls - 1, ask);
}

describe.each(formats.map((format) => ({ kind: format.kind, format })))(
  "a deep line of $kind",
  ({ kind, format }) => {
    test.each([MOST_NESTING + 1, 300, 2_000, 50_000])(
      "with %i levels is a bad line, however full the stack is",
      (levels) => {
        const line = deepLine(levels);
        for (const calls of [0, 1_500])
          expect(within(calls, () => translateLine(format.translate(log), line))).toEqual({
            events: [],
            problem: "it nests deeper than 64 levels",
          });
      },
    );

    test("with as many levels as may be is kept as data, and whatever takes values takes it", () => {
      const translator = format.translate(log);
      for (const line of BEGINNINGS[kind] ?? []) translateLine(translator, JSON.stringify(line));
      const { events, isUnknown } = translateLine(translator, deepLine(MOST_NESTING));
      expect(isUnknown).toBe(true);
      const data = events.at(-1)?.data;
      expect(JSON.stringify(jsonSchema.parse(data))).toContain("[".repeat(MOST_NESTING - 1));
      expect(serialize(data).length).toBeGreaterThan(MOST_NESTING);
    });
  },
);
