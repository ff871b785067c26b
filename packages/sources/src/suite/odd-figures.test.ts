import fc from "fast-check";
import {
  addToAttemptLog,
  createAttemptLog,
  createRunState,
  observedItem,
  reduce,
  runEventSchema,
  runListItemSchema,
  runObject,
  runObjectSchema,
} from "@wheelhouse/core";
import { beforeAll, describe, expect, test } from "vitest";
import type { LogFormat } from "../log-format.ts";
import { bodiesOf, jsonBody } from "../otlp/testing/bodies-of.ts";
import { otlpFormat } from "../otlp/otlp-format.ts";
import { spooled } from "../otlp/testing/spooled.ts";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { NIGHT } from "../run-log/sample-logs.ts";
import { sessionFormats } from "../sessions/session-formats.ts";
import { FIXTURES } from "../sessions/testing/told.ts";
import { draws } from "./draws.ts";
import { readLogs } from "./read-logs.ts";

const FORMATS = [RUN_LOG_FORMAT, ...sessionFormats, otlpFormat];
const samples = new Map<LogFormat, readonly string[]>();
beforeAll(async () => {
  samples.set(RUN_LOG_FORMAT, NIGHT.trimEnd().split("\n"));
  for (const format of sessionFormats) {
    const logs = await readLogs(format, FIXTURES);
    samples.set(
      format,
      logs.flatMap(([, lines]) => lines.filter((line) => line !== "")),
    );
  }
  const files = await spooled([...bodiesOf("claude"), ...bodiesOf("qwen")].map(jsonBody));
  samples.set(otlpFormat, [...files.values()].flat());
});

const ODD: readonly unknown[] = [
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER - 1,
  2 ** 53,
  1e300,
  -1,
  -(2 ** 60),
  0.5,
  1234.75,
  `${Number.MAX_SAFE_INTEGER}`,
  "99999999999999999999",
  "-7",
  "0.5",
  null,
  true,
  [],
];

/** A line in which every number and every text that is one, but for times, is another one, told by a seed. */
function strange(line: string, seed: number): string {
  let count = seed;
  return JSON.stringify(
    JSON.parse(line, (key, value: unknown) => {
      const isFigure =
        typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value));
      if (!isFigure || /^(?:at|from|to|ts|timestamp|since|v|ordinal)$/.test(key)) return value;
      count = (count * 31 + 7) % 1_000_003;
      return count % 3 === 0 ? value : ODD[count % ODD.length];
    }),
  );
}

/** A run of lines as the list and its page have it. */
function shown(format: LogFormat, lines: readonly string[]) {
  const translator = format.translate({ path: "/logs/a", name: "a" });
  const state = createRunState("x-a");
  const attempts = createAttemptLog();
  let unknown = 0;
  for (const line of lines) {
    const { events, isUnknown } = translator.line(line);
    if (isUnknown === true) unknown++;
    for (const event of events) {
      if (event.type.startsWith("log.")) continue;
      const placed = { ...runEventSchema.parse(event), seq: state.seq + 1, at: event.at };
      reduce(state, placed);
      addToAttemptLog(attempts, placed);
    }
  }
  const place = { sourceId: "s", sourceName: "s", path: "/logs/a", badLines: 0 };
  const seen = {
    ...place,
    now: 0,
    staleMs: 1,
    projectOf: () => undefined,
    itemOf: () => observedItem(state, place),
    runOf: () => "x-a",
    related: [],
    joined: [],
  };
  const item = runListItemSchema.parse(observedItem(state, place));
  return {
    item,
    run: runObjectSchema.parse(runObject(state, attempts, { requests: [], driven: true, seen })),
    unknown,
  };
}

describe.each(FORMATS.map((format) => ({ kind: format.kind, format })))(
  "figures in lines of $kind that no answer can have used",
  ({ format }) => {
    test("never keep a run from being listed and shown", () => {
      const lines = samples.get(format) ?? [];
      expect(lines.length).toBeGreaterThan(4);
      const line = fc
        .tuple(fc.constantFrom(...lines), fc.nat(), fc.boolean())
        .map(([each, seed, isOdd]) => (isOdd ? strange(each, seed) : each));
      fc.assert(
        fc.property(fc.array(line, { minLength: 5, maxLength: 60 }), (drawn) => {
          const { item, run } = shown(format, drawn);
          expect(run.tokens).toEqual(item.tokens);
        }),
        draws(60),
      );
    });
  },
);

describe("a session whose answers tell odd figures", () => {
  test("knows what the others tell, and has those lines counted", async () => {
    const format = sessionFormats.find(({ kind }) => kind === "codex") ?? RUN_LOG_FORMAT;
    const logs = await readLogs(format, FIXTURES);
    const lines = logs.find(([, all]) => all.some((each) => each.includes("input_tokens")))?.[1];
    const told = (replaced: RegExp, by: string) =>
      shown(
        format,
        (lines ?? []).map((line) => line.replaceAll(replaced, by)),
      );
    expect(told(/^$/g, "").unknown).toBe(0);
    const odd = told(/"output_tokens":\d+/g, '"output_tokens":-1');
    expect(odd.unknown).toBeGreaterThan(0);
    expect(odd.item.tokens.output).toBeNull();
    const most = Number.MAX_SAFE_INTEGER;
    const huge = told(/"input_tokens":\d+/g, `"input_tokens":${most}`);
    expect(huge.item.tokens.input).toBe(most);
  });
});
