import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { changeOf, logLine, makeStand } from "../suite/stand.ts";

const note = (second: number, msg: string): string => logLine(second, { kind: "note", msg });
const FIRST = note(0, "one") + note(1, "two");

async function read() {
  const stand = makeStand(RUN_LOG_FORMAT);
  const path = stand.write("r/run.log", FIRST);
  const observed = await stand.open();
  const run = observed.items()[0]?.id ?? "";
  const said = async (): Promise<readonly unknown[]> => {
    const events = await observed.read(run, 1, 100);
    return events.flatMap(({ data }) =>
      typeof data === "object" && data !== null && "text" in data ? data["text"] : [],
    );
  };
  return {
    stand,
    path,
    observed,
    run,
    said,
    [Symbol.asyncDispose]: () => stand[Symbol.asyncDispose](),
  };
}

describe("reading on", () => {
  test("tells of what was appended, from its first new event to its last", async () => {
    await using log = await read();
    const told = changeOf(log.observed, ({ from }) => from > 1);
    appendFileSync(log.path, note(2, "three") + note(3, "four"));
    expect(await told).toEqual({ run: log.run, from: 5, to: 6 });
    expect(await log.said()).toEqual(["one", "two", "three", "four"]);
  });

  test("leaves half a line for later", async () => {
    await using log = await read();
    const line = note(2, "é漢🙂");
    const bytes = Buffer.from(line);
    const cut = bytes.indexOf(0xf0) + 2;
    appendFileSync(log.path, bytes.subarray(0, cut));
    await log.observed.scan();
    expect(await log.said()).toEqual(["one", "two"]);
    appendFileSync(log.path, bytes.subarray(cut));
    await log.observed.scan();
    expect(await log.said()).toEqual(["one", "two", "é漢🙂"]);
  });

  test.each([
    [
      "was cut and written to",
      (path: string) => {
        truncateSync(path, 0);
        appendFileSync(path, note(9, "anew"));
      },
    ],
    [
      "was replaced by another",
      (path: string) => {
        writeFileSync(`${path}.new`, note(9, "anew"));
        renameSync(`${path}.new`, path);
      },
    ],
    [
      "was rotated",
      (path: string) => {
        renameSync(path, `${path}.1`);
        writeFileSync(path, note(9, "anew"));
      },
    ],
    [
      "was written over in its place",
      (path: string) => {
        writeFileSync(path, FIRST.replace("one", "uno") + note(9, "anew"), { flag: "r+" });
      },
    ],
  ])("begins anew with a file that %s", async (_, change) => {
    await using log = await read();
    const told = changeOf(log.observed, ({ from, to }) => from === 1 && to > 0);
    change(log.path);
    await log.observed.scan();
    expect((await told).run).toBe(log.run);
    expect((await log.said()).at(-1)).toBe("anew");
    expect(await log.said()).not.toContain("one");
    const [first] = await log.observed.read(log.run, 1, 1);
    expect(first).toMatchObject({ seq: 1, type: "run.created" });
  });

  test("tells that a log is gone, and forgets it", async () => {
    await using log = await read();
    const told = changeOf(log.observed, ({ to }) => to === 0);
    rmSync(log.path);
    expect(await told).toEqual({ run: log.run, from: 1, to: 0 });
    expect([log.observed.has(log.run), log.observed.head(log.run)]).toEqual([false, 0]);
    expect(log.observed.items()).toEqual([]);
  });

  test("gives any stretch of a long log as it is in the whole", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const lines = Array.from({ length: 9_000 }, (_, index) =>
      logLine(index, { kind: "note", msg: `n${index}`, repo: `r/${index % 700}` }),
    );
    stand.write("r/run.log", `broken\n${lines.join("")}`);
    const observed = await stand.open();
    const run = observed.items()[0]?.id ?? "";
    const head = observed.head(run);
    const whole = await observed.read(run, 1, head);
    expect(whole.map(({ seq }) => seq)).toEqual(
      Array.from({ length: head }, (_, index) => index + 1),
    );
    await observed.close();
    const again = await stand.open();
    for (const [from, to] of [
      [1, 3],
      [1_999, 2_003],
      [4_321, 4_321],
      [8_000, 8_200],
      [head - 1, head + 50],
    ] as const)
      expect(await again.read(run, from, to)).toEqual(whole.slice(from - 1, to));
    expect(await again.read(run, head + 1, head + 9)).toEqual([]);
  });
});
