import { hash } from "node:crypto";
import { createRunState, isKnownEvent, observedItem, reduce } from "@wheelhouse/core";
import { beforeAll, describe, expect, test } from "vitest";
import { memberOf } from "../lineage/member.ts";
import type { LogEvent, LogFormat } from "../log-format.ts";
import { bodiesOf, jsonBody } from "../otlp/testing/bodies-of.ts";
import { COPILOT_BODY } from "../otlp/testing/copilot.ts";
import { spooled } from "../otlp/testing/spooled.ts";
import { otlpFormat } from "../otlp/otlp-format.ts";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { NIGHT, ODD } from "../run-log/sample-logs.ts";
import { sessionFormats } from "../sessions/session-formats.ts";
import { FIXTURES } from "../sessions/testing/told.ts";
import { readLogs } from "../suite/read-logs.ts";
import { cacheVersion, FOLD_VERSION } from "./cache-version.ts";
import { flatState } from "./flat-state.ts";

/** Lines of recorded logs, each by its name. */
type Logs = readonly (readonly [name: string, lines: readonly string[]])[];

/** What a log gives: its events, and what it takes to go on. */
function translated(format: LogFormat, logs: Logs) {
  return logs.map(([name, lines]) => {
    const translator = format.translate({ path: `/logs/${name}`, name });
    const told = lines.map((line) => translator.line(line));
    return { name, told, kept: translator.kept() };
  });
}

/** What the fold of its events gives. */
function folded(format: LogFormat, name: string, events: readonly LogEvent[]) {
  const state = createRunState(`x-${name}`);
  for (const [place, event] of events.entries()) {
    const placed = { ...event, seq: place + 1 };
    if (isKnownEvent(placed)) reduce(state, placed);
  }
  const place = { sourceId: "s", sourceName: "s", path: "/logs", badLines: 0 };
  const member = memberOf(state, format.kind);
  return { state: flatState(state), item: observedItem(state, place), member };
}

/** A hash of any value that the structured clone algorithm takes. */
const hashOf = (value: unknown): string =>
  hash(
    "sha256",
    JSON.stringify(value, (_, each: unknown) => plain(each)),
  ).slice(0, 12);
const plain = (value: unknown): unknown =>
  value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value;

const NUMBER = /^[1-9]\d*-/;
/** The version that belongs to a hash, while its number stays. */
const withHash = (version: string, value: unknown): string =>
  `${NUMBER.exec(version)?.[0] ?? "1-"}${hashOf(value)}`;

const CHANGED =
  "what recorded logs give has changed: set the version to what was received, so that no cache of before is gone on with";

const recorded = new Map<LogFormat, Logs>();
beforeAll(async () => {
  recorded.set(RUN_LOG_FORMAT, [
    ["night", NIGHT.split("\n")],
    ["odd", ODD.split("\n")],
  ]);
  for (const format of sessionFormats) recorded.set(format, await readLogs(format, FIXTURES));
  const agents = (["claude", "codex", "qwen", "gemini"] as const).map(bodiesOf);
  const files = await spooled([...agents.flat(), COPILOT_BODY].map(jsonBody));
  recorded.set(otlpFormat, [...files]);
});

describe("the version of a cache", () => {
  test.each([RUN_LOG_FORMAT, ...sessionFormats, otlpFormat])(
    "is another one when lines of $kind give something else",
    (format) => {
      const logs = recorded.get(format) ?? [];
      expect(logs.length).toBeGreaterThan(1);
      const now = withHash(format.version, translated(format, logs));
      expect(now, `${format.kind}: ${CHANGED}`).toBe(format.version);
    },
  );

  test("is another one when the same events are folded into something else", () => {
    const all = [...recorded].flatMap(([format, logs]) =>
      translated(format, logs).map(({ name, told }) =>
        folded(
          format,
          name,
          told.flatMap(({ events }) => events),
        ),
      ),
    );
    expect(withHash(FOLD_VERSION, all), `FOLD_VERSION: ${CHANGED}`).toBe(FOLD_VERSION);
  });

  test("hangs on every format and not on their order, and fits a database", () => {
    const formats = [
      { kind: "claude" as const, version: "1-a" },
      { kind: "qwen" as const, version: "1-b" },
    ];
    const version = cacheVersion(formats);
    expect(cacheVersion(formats.toReversed())).toBe(version);
    expect(cacheVersion(formats.slice(1))).not.toBe(version);
    expect(cacheVersion([{ kind: "claude", version: "2-a" }, ...formats.slice(1)])).not.toBe(
      version,
    );
    expect(Number.isInteger(version) && version > 0 && version < 2 ** 31).toBe(true);
  });
});
