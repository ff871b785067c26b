import { spawn } from "node:child_process";
import { appendFileSync, chmodSync, readdirSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { NIGHT, ODD } from "../run-log/sample-logs.ts";
import { logLine, makeStand, printOf, screensOf } from "../suite/stand.ts";

const CHILD = fileURLToPath(new URL("../suite/observing-child.ts", import.meta.url));

/** Observes in another process and kills it after so many changes, or when all is read and no more will come. */
async function killedAfter(changes: number, root: string, dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [CHILD, root, dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stderr.pipe(process.stderr, { end: false });
  const ended = once(child, "exit");
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "read" || (line === "changed" && ++seen >= changes)) break;
  }
  child.kill("SIGKILL");
  await ended;
}

const notes = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    logLine(from + index, { kind: "note", msg: `n${from + index}`, repo: `r/${index % 9}` }),
  ).join("");

describe("observing that is killed", () => {
  test("shows the same afterwards as if nothing had been, and has left no trace", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const paths = Array.from({ length: 24 }, (_, index) =>
      stand.write(`run-${index}/run.log`, `${index % 2 === 0 ? NIGHT : ODD}${notes(0, 2_500)}x\n`),
    );
    const before = printOf(stand.root);
    for (const changes of [1, 2, 4]) await killedAfter(changes, stand.root, stand.dataDir);
    expect(printOf(stand.root)).toEqual(before);
    for (const path of paths) appendFileSync(path, notes(3_000, 3));
    const observed = await stand.open();
    const screens = await screensOf(observed);
    await observed.close();
    const fresh = await stand.open({ dataDir: join(stand.dataDir, "fresh") });
    expect(screens).toHaveLength(24);
    expect(screens).toEqual(await screensOf(fresh));
    expect(stand.errors).toEqual([]);
  });
});

describe("observing where nothing can be written", () => {
  test("shows the same, and nothing has changed there", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    stand.write("night/run.log", NIGHT);
    stand.write("odd/run.log", ODD);
    const screens = await screensOf(await stand.open());
    for (const name of readdirSync(stand.root)) {
      chmodSync(join(stand.root, name, "run.log"), 0o444);
      chmodSync(join(stand.root, name), 0o555);
    }
    chmodSync(stand.root, 0o555);
    const before = printOf(stand.root);
    const observed = await stand.open({ dataDir: join(stand.dataDir, "again") });
    expect(await screensOf(observed)).toEqual(screens);
    expect(printOf(stand.root)).toEqual(before);
    for (const name of readdirSync(stand.root)) chmodSync(join(stand.root, name), 0o755);
    chmodSync(stand.root, 0o755);
  });
});
