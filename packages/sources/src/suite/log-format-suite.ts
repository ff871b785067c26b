import { rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { isKnownEvent, runEventSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { LogEvent, LogFormat, Translator } from "../log-format.ts";
import { draws } from "./draws.ts";
export type { SampleLog } from "./grown-logs.ts";
import { grownLogs, growsAsWhole, linesOf, type SampleLog } from "./grown-logs.ts";
import { makeStand, printOf, screensOf } from "./stand.ts";

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
      const all = fc.assert(
        fc.asyncProperty(grownLogs(samples()), async (grown) => growsAsWhole(format, grown)),
        draws(20),
      );
      await expect(all).resolves.toBeUndefined();
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
