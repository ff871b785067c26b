import { copyFile, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { notes, SUMS } from "../suite/samples.ts";
import { openJournalReader } from "./open-journal-reader.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";
import { verifyJournal } from "./verify-journal.ts";

const GOLDEN = new URL("../../golden/", import.meta.url);
/** Every format that was ever released; a new one is added, none is ever changed. */
const FORMATS = ["format-1"];

async function linesOf(format: string): Promise<string[]> {
  return (await readFile(new URL(`${format}.jsonl`, GOLDEN), "utf8")).trimEnd().split("\n");
}

describe.each(FORMATS)("a journal of %s", (format) => {
  async function copy(): Promise<string> {
    const path = await tempJournal();
    await copyFile(new URL(`${format}.db`, GOLDEN), path);
    return path;
  }

  test("2.1: is whole, and is read as it was written", async () => {
    const path = await copy();
    expect(verifyJournal(path)).toEqual({ problems: [], streams: 3, events: 208, blobs: 1 });
    await using reader = await openJournalReader(path);
    const lines = reader.export(await reader.streams(""));
    expect(await Array.fromAsync(lines)).toEqual(await linesOf(format));
  });

  test("2.1: goes on: seqs, fences, keys and projections", async () => {
    await using journal = await openSqliteJournal({ path: await copy(), projections: [SUMS] });
    const repeated = await journal.append([notes("run/new", 1)], { idempotencyKey: "first" });
    expect(repeated).toMatchObject({ gseq: 4, repeated: true });
    const fenced = journal.append([{ ...notes("run/one", 1), fence: 1 }]);
    await expect(fenced).rejects.toMatchObject({ code: "journal.fenced" });
    const next = await journal.append([{ ...notes("run/one", 1), expectedSeq: 7, fence: 2 }]);
    expect(next.gseq).toBe(209);
    expect(await journal.nextFence()).toBe(3);
    expect(await journal.rows("sums")).toMatchObject([
      { id: "run/one", count: 6 },
      { id: "run/two", count: 200 },
    ]);
  });

  test("10.3: comes in again from its exported file", async () => {
    await using journal = await openSqliteJournal({ path: await tempJournal() });
    const lines = await linesOf(format);
    expect(await journal.import(lines)).toMatchObject({ events: 208 });
    const streams = ["run/one", "issue/1", "run/two"];
    expect(await Array.fromAsync(journal.export(streams))).toEqual(lines);
  });
});
