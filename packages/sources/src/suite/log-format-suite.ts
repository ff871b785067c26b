import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { isKnownEvent, runEventSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { LogEvent, LogFormat, Translator } from "../log-format.ts";
import { draws } from "./draws.ts";
import { makeStand, printOf, screensOf } from "./stand.ts";

/** A log as its harness writes it, at a place below a directory that is watched. */
export interface SampleLog {
  /** Relative to the watched directory. */
  readonly path: string;
  readonly text: string;
}

/** What nobody's log should hold. Each is one bad line, but for those that a format may know. */
const JUNK: readonly Uint8Array[] = [
  "plain words",
  "{",
  "[]",
  "null",
  '"text"',
  "{}",
  '{"__proto__":{"type":1}}',
  '{"v":1,"kind":7,"type":[],"timestamp":{},"message":"é漢🙂"}',
  `{"deep":${"[".repeat(2_000)}${"]".repeat(2_000)}}`,
  "a\0b",
]
  .map((text) => new TextEncoder().encode(text))
  .concat([Uint8Array.of(0xff, 0xfe, 0x7b), Uint8Array.of(0xc3)]);

const NEWLINE = Uint8Array.of(10);

/**
 * What every kind of log has to hold to. Call it inside of nothing: it describes itself. `samples` has a log each of all
 * that the harness does, among them two at least.
 */
export function logFormatSuite(format: LogFormat, samples: () => readonly SampleLog[]): void {
  const translatorAt = (path: string, kept?: unknown): Translator => {
    const log = format.logAt("/root", join("/root", path));
    if (!log) throw new Error(`${path} is no log of ${format.kind}`);
    return format.translate(log, kept);
  };

  describe(`the format ${format.kind}`, () => {
    test("gives events that are what core says they are, of a run that is observed", () => {
      for (const { path, text } of samples()) {
        const events = translated(translatorAt(path), text);
        expect(events[0]).toMatchObject({ type: "run.created", data: { source: format.kind } });
        for (const event of events) {
          expect(Number.isFinite(event.at)).toBe(true);
          expect(wrongWith(event)).toBeUndefined();
          expect(JSON.parse(JSON.stringify(event.data))).toEqual(event.data);
        }
      }
    });

    test("goes on from what was kept as if nothing had been", () => {
      for (const { path, text } of samples()) {
        const whole = translated(translatorAt(path), text);
        let translator = translatorAt(path);
        const parts = linesOf(text).flatMap((line) => {
          translator = translatorAt(path, deserialize(serialize(translator.kept())));
          return translator.line(line).events;
        });
        expect(parts).toEqual(whole);
      }
    });

    test("never throws, whatever the line, and says what is wrong with it or gives valid events", () => {
      const lines = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        mutated(samples().flatMap(({ text }) => linesOf(text))),
      );
      const [{ path } = { path: "" }] = samples();
      expect(path).not.toBe("");
      fc.assert(
        fc.property(fc.array(lines, { maxLength: 20 }), (drawn) => {
          const translator = translatorAt(path);
          for (const line of drawn)
            for (const event of translator.line(line).events)
              expect(wrongWith(event)).toBeUndefined();
          serialize(translator.kept());
        }),
        draws(300),
      );
    });

    test("finds its logs, and at their paths again", async () => {
      await using stand = makeStand(format);
      for (const { path, text } of samples()) stand.write(path, text);
      const found: string[] = [];
      for await (const log of format.discover(stand.root, () => undefined)) {
        expect(format.logAt(stand.root, log.path)).toEqual(log);
        found.push(log.path);
      }
      expect(found.toSorted()).toEqual(
        samples()
          .map(({ path }) => join(stand.root, path))
          .toSorted(),
      );
    });

    test("is read the same in pieces as whole, with several logs growing at once", async () => {
      await fc.assert(
        fc.asyncProperty(grown(samples()), async ({ logs, order }) => {
          await using stand = makeStand(format);
          await using whole = makeStand(format);
          for (const { path, pieces } of logs) {
            stand.write(path, pieces[0] ?? "");
            whole.write(path, Buffer.concat(pieces));
          }
          const observed = await stand.open({ pollMs: 1e8 });
          const next = logs.map(() => 1);
          for (const index of order) {
            const log = logs[index];
            const piece = log?.pieces[next[index] ?? 0];
            if (!log || piece === undefined) continue;
            next[index] = (next[index] ?? 0) + 1;
            appendFileSync(join(stand.root, log.path), piece);
            await observed.scan();
          }
          for (const [index, log] of logs.entries())
            for (const piece of log.pieces.slice(next[index]))
              appendFileSync(join(stand.root, log.path), piece);
          await observed.scan();
          const atOnce = await whole.open({ pollMs: 1e8 });
          expect(rooted(await screensOf(observed), stand.root)).toEqual(
            rooted(await screensOf(atOnce), whole.root),
          );
          expect([...stand.errors, ...whole.errors]).toEqual([]);
        }),
        draws(20),
      );
    });

    test("gives the same screens when the cache was deleted, and leaves no trace where it reads", async () => {
      await using stand = makeStand(format);
      for (const { path, text } of samples()) stand.write(path, `${text}broken\n`);
      const before = printOf(stand.root);
      const first = await stand.open();
      const screens = await screensOf(first);
      expect(screens).toHaveLength(samples().length);
      await first.close();
      const again = await stand.open();
      expect(await screensOf(again)).toEqual(screens);
      await again.close();
      rmSync(stand.dataDir, { recursive: true });
      const anew = await stand.open();
      expect(await screensOf(anew)).toEqual(screens);
      expect(printOf(stand.root)).toEqual(before);
      expect(stand.errors).toEqual([]);
    });
  });
}

/** Why an event is none of core's, nor one of a foreign log. */
function wrongWith(event: LogEvent): unknown {
  if (isKnownEvent({ ...event, seq: 1 })) return runEventSchema.safeParse(event).error;
  return event.type.startsWith("log.") ? undefined : `${event.type} is no event of core`;
}

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

function translated(translator: Translator, text: string): LogEvent[] {
  return linesOf(text).flatMap((line) => translator.line(line).events);
}

/** Lines of a sample in which some value is another one. */
function mutated(lines: readonly string[]): fc.Arbitrary<string> {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.double(),
    fc.string(),
    fc.constant([]),
    fc.constant({}),
    fc.boolean(),
  );
  return fc
    .record({ line: fc.constantFrom(...lines), at: fc.nat(), value })
    .map(({ line, at, value: other }) => {
      let seen = 0;
      const count = countOf(line);
      return JSON.stringify(
        JSON.parse(line, (_, old: unknown) => (seen++ === at % count ? other : old)),
      );
    });
}

function countOf(line: string): number {
  let count = 0;
  JSON.parse(line, (_, value: unknown) => {
    count++;
    return value;
  });
  return count;
}

/** Logs with junk in between, cut anywhere, also inside of a character; and in which order they grow. */
function grown(samples: readonly SampleLog[]) {
  const line = (text: string): Uint8Array => new TextEncoder().encode(text);
  const logs = samples.map(({ path, text }) => {
    const own = linesOf(text).map(line);
    const kept = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...own) },
        { weight: 1, arbitrary: fc.constantFrom(...JUNK) },
      ),
      { minLength: 4, maxLength: 30 },
    );
    return fc
      .record({
        lines: kept,
        isWhole: fc.boolean(),
        cuts: fc.array(fc.nat({ max: 9_999 }), { minLength: 2, maxLength: 8 }),
      })
      .map(({ lines, isWhole, cuts }) => {
        const all = Buffer.concat(lines.flatMap((each) => [each, NEWLINE]));
        const bytes = isWhole ? all : all.subarray(0, -1);
        const at = [
          0,
          ...cuts.map((cut) => Math.floor((cut / 10_000) * bytes.length)).toSorted((a, b) => a - b),
          bytes.length,
        ];
        const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        return { path, pieces };
      });
  });
  return fc.record({
    logs: fc.tuple(...logs),
    order: fc.array(fc.nat({ max: Math.max(0, samples.length - 1) }), {
      minLength: 4,
      maxLength: 16,
    }),
  });
}

/** What was seen, with the directory's name taken out; ids and times of files hang on it. */
function rooted(screens: readonly unknown[], root: string): unknown {
  return JSON.parse(
    JSON.stringify(screens)
      .replaceAll(root, "/root")
      .replaceAll(/(x-[A-Za-z0-9_-]*-|[a-z-]+-)[0-9a-f]{8}"/g, '$1"'),
  );
}
