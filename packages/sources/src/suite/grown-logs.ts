import { appendFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import type { LogFormat } from "../log-format.ts";
import { makeStand, screensOf } from "./stand.ts";

/** A log as its harness writes it, at a place below a directory that is watched. */
export interface SampleLog {
  /** Relative to the watched directory. */
  readonly path: string;
  readonly text: string;
}

/** Logs that grow a piece at a time, and which of them grows next. */
export interface GrownLogs {
  readonly logs: readonly { readonly path: string; readonly pieces: readonly Uint8Array[] }[];
  /** Indexes of logs, each time one of them gets its next piece and is read; what is left comes at the end. */
  readonly order: readonly number[];
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
  ...[60, 70, 300, 2_000].map((levels) => `{"deep":${"[".repeat(levels)}${"]".repeat(levels)}}`),
  "a\0b",
]
  .map((text) => new TextEncoder().encode(text))
  .concat([Uint8Array.of(0xff, 0xfe, 0x7b), Uint8Array.of(0xc3)]);

const NEWLINE = Uint8Array.of(10);

/** The lines of a log. */
export const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** Logs with junk in between, cut anywhere, also inside of a character; and in which order they grow. */
export function grownLogs(samples: readonly SampleLog[]): fc.Arbitrary<GrownLogs> {
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
      minLength: Math.max(4, samples.length / 2),
      maxLength: Math.max(16, samples.length),
    }),
  });
}

/** Logs that are read while they grow give the same screens as logs that are read whole. */
export async function growsAsWhole(format: LogFormat, { logs, order }: GrownLogs): Promise<void> {
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
}

/** What was seen, with the directory's name taken out; ids and the source's name hang on it. */
function rooted(screens: readonly unknown[], root: string): unknown {
  return JSON.parse(
    JSON.stringify(screens)
      .replaceAll(root, "/root")
      .replaceAll(/"source_name":"[^"]*"/g, '"source_name":""')
      .replaceAll(/(x-[A-Za-z0-9_-]*-|[a-z-]+-)[0-9a-f]{8}"/g, '$1"'),
  );
}
