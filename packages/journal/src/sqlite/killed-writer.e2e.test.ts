import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { SUMS } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";
import { verifyJournal } from "./verify-journal.ts";

const PROGRAM = fileURLToPath(new URL("testing/append-forever.ts", import.meta.url));

/** Starts the program, kills it after so many acknowledgements, and gives the last one of each stream. */
async function killAfter(path: string, count: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [PROGRAM, path], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stderr.pipe(process.stderr, { end: false });
  const gone = once(child, "exit");
  const acknowledged = new Map<string, number>();
  let lines = 0;
  for await (const line of createInterface(child.stdout)) {
    const [stream = "", seq] = line.split(" ");
    acknowledged.set(stream, Number(seq));
    lines += 1;
    if (lines === count) child.kill("SIGKILL");
  }
  expect(await gone).toEqual([null, "SIGKILL"]);
  return acknowledged;
}

describe("a writer that is killed", () => {
  test(
    "1.5, 5.2: loses nothing that it acknowledged, five times over",
    { timeout: 60_000 },
    async () => {
      const path = await tempJournal();
      const seed = Number(process.env["SEED"] ?? Date.now() % 100_000);
      console.log(`killed-writer: SEED=${seed}`);
      for (let round = 1; round <= 5; round += 1) {
        const acknowledged = await killAfter(path, 40 + ((seed * round * 7919) % 900));
        const { problems } = verifyJournal(path);
        expect(problems).toEqual([]);

        await using journal = await openSqliteJournal({ path, projections: [SUMS] });
        for (const [stream, seq] of acknowledged) {
          const events = await journal.read(stream);
          expect(events.length).toBeGreaterThanOrEqual(seq);
          expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
          const notes = events.filter(({ type }) => type === "note");
          for (const { seq: place, data } of notes) expect(data).toBe(place);
        }
        const rows = await journal.rows("sums");
        await journal.rebuild();
        expect(await journal.rows("sums")).toEqual(rows);
      }
    },
  );
});
