import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashOf } from "../append/encode-events.ts";
import { dataOf, notes } from "../suite/samples.ts";
import { openForWriting } from "./journal-file.ts";
import { openJournalReader } from "./open-journal-reader.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

/** A closed journal with some events. */
async function filledJournal(): Promise<string> {
  const path = await tempJournal();
  await using journal = await openSqliteJournal({ path });
  await journal.append([notes("run/a", 2_000)]);
  return path;
}

function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

describe("a journal's file", () => {
  test("1.1, 1.2: appears whole, with nothing unfinished beside it", async () => {
    const path = await filledJournal();
    const names = await readdir(dirname(path));
    expect(names.toSorted()).toEqual([basename(path), `${basename(path)}.reserve`]);
  });

  test("1.2: is made in a directory that does not exist yet", async () => {
    const path = join(dirname(await tempJournal()), "new home", "journal ?#%.db");
    await using journal = await openSqliteJournal({ path });
    await journal.append([notes("run/a", 1)]);
    expect(await readdir(dirname(path))).toContain("journal ?#%.db");
  });

  test("1.2: is for its owner's eyes only", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path });
    await journal.append([notes("run/a", 1)]);
    for (const suffix of ["", "-wal", "-shm"])
      expect((await stat(`${path}${suffix}`)).mode & 0o777).toBe(0o600);
  });

  test("1.6: syncs every commit and waits for other writers", async () => {
    const db = openForWriting(await tempJournal());
    onTestFinished(() => db.close());
    const values = ["busy_timeout", "journal_mode", "synchronous"].map((name) =>
      db.prepare(`PRAGMA ${name}`).get(),
    );
    expect(values).toEqual([[5_000], ["wal"], [2]]);
  });

  test("1.3: says what it is", async () => {
    const db = new DatabaseSync(await filledJournal(), { readOnly: true });
    onTestFinished(() => db.close());
    expect(db.prepare("PRAGMA application_id").get()).toEqual({ application_id: 0x57484c31 });
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  });

  test("1.5: keeps everything over a close: heads, fences, keys, blobs", async () => {
    const path = await tempJournal();
    const first = await openSqliteJournal({ path });
    const receipt = await first.append([{ ...notes("run/a", 3), fence: 4 }], {
      idempotencyKey: "k",
    });
    const fence = await first.nextFence();
    const hash = await first.putBlob(new Uint8Array([1, 2]));
    await first.close();
    await using second = await openSqliteJournal({ path });
    const repeated = await second.append([notes("run/b", 1)], { idempotencyKey: "k" });
    expect(repeated).toEqual({ ...receipt, repeated: true });
    const fenced = second.append([{ ...notes("run/a", 1), fence: 3 }]);
    await expect(fenced).rejects.toMatchObject({ code: "journal.fenced" });
    const next = await second.append([{ ...notes("run/a", 1), expectedSeq: 3, fence: 4 }]);
    expect(next.gseq).toBe(4);
    expect(await second.nextFence()).toBe(fence + 1);
    expect(await second.getBlob(hash)).toEqual(new Uint8Array([1, 2]));
  });

  test("1.5: is recovered from the log of a writer that never closed", async () => {
    const path = await tempJournal();
    await using writer = await openSqliteJournal({ path });
    await writer.append([notes("run/a", 5)]);
    const copy = `${path}.copy`;
    await copyFile(path, copy);
    await copyFile(`${path}-wal`, `${copy}-wal`);
    await using recovered = await openSqliteJournal({ path: copy });
    expect(dataOf(await recovered.read("run/a"))).toEqual([1, 2, 3, 4, 5]);
  });

  test("1.5: forgets the torn end of a log, which nobody was told of", async () => {
    const path = await tempJournal();
    await using writer = await openSqliteJournal({ path });
    await writer.append([notes("run/a", 5)]);
    const acknowledged = (await readFile(`${path}-wal`)).length;
    await writer.append([notes("run/a", 5)]);
    const copy = `${path}.copy`;
    await copyFile(path, copy);
    await copyFile(`${path}-wal`, `${copy}-wal`);
    await truncate(`${copy}-wal`, acknowledged + 1_000);
    await using recovered = await openSqliteJournal({ path: copy });
    expect(await recovered.head("run/a")).toBe(5);
    await recovered.append([{ ...notes("run/a", 1), expectedSeq: 5 }]);
  });
});

describe("opening", () => {
  const damages: [string, string, (path: string) => Promise<void>][] = [
    ["a newer format", "journal.newer", async (path) => tamper(path, "PRAGMA user_version = 2")],
    ["an empty file", "journal.corrupt", (path) => writeFile(path, "")],
    ["text", "journal.corrupt", (path) => writeFile(path, "Not a database. ".repeat(900))],
    ["half a file", "journal.corrupt", (path) => truncate(path, 5 * 4096 + 99)],
    [
      "another program's database",
      "journal.corrupt",
      async (path) => tamper(path, "PRAGMA application_id = 7"),
    ],
    [
      "a log without its file",
      "journal.corrupt",
      async (path) => {
        await rename(path, `${path}.lost`);
        await writeFile(`${path}-wal`, "frames");
      },
    ],
  ];

  test.for(damages)("1.4: refuses %s, names the file and changes nothing", async (damage) => {
    const [, code, inflict] = damage;
    const path = await filledJournal();
    await inflict(path);
    const contents = async () => {
      const names = (await readdir(dirname(path))).toSorted();
      const hashOne = async (name: string) => hashOf(await readFile(join(dirname(path), name)));
      return Promise.all(names.map(async (name) => [name, await hashOne(name)]));
    };
    const before = await contents();
    const opening = openSqliteJournal({ path });
    await expect(opening).rejects.toMatchObject({
      code,
      message: expect.stringContaining(path),
      hint: expect.any(String),
    });
    expect(await contents()).toEqual(before);
  });

  test("1.4: refuses a place that is no directory", async () => {
    const path = join(await filledJournal(), "journal.db");
    const opening = openSqliteJournal({ path });
    await expect(opening).rejects.toMatchObject({ code: "home.unwritable" });
  });

  test("1.4: refuses a directory in the file's place", async () => {
    const path = await tempJournal();
    await mkdir(path);
    await expect(openSqliteJournal({ path })).rejects.toMatchObject({ code: "home.unwritable" });
  });
});

describe("a reader", () => {
  test("1.7: reads beside the writer, and its tail sees appends after a wake", async () => {
    const path = await tempJournal();
    await using writer = await openSqliteJournal({ path });
    await writer.append([notes("run/a", 2)]);
    await using reader = await openJournalReader(path);
    expect(await reader.head("run/a")).toBe(2);
    const tail = reader.tail({ since: 2 })[Symbol.asyncIterator]();
    const next = tail.next();
    await writer.append([notes("run/b", 1)]);
    reader.wake();
    expect(await next).toMatchObject({ value: [{ gseq: 3, stream: "run/b" }] });
    expect(await reader.streams("run/")).toEqual(["run/a", "run/b"]);
  });

  test("1.7: changes no byte of a journal that nobody writes", async () => {
    const path = await filledJournal();
    const before = hashOf(await readFile(path));
    const reader = await openJournalReader(path);
    expect(await reader.head("run/a")).toBe(2_000);
    await reader.close();
    expect(hashOf(await readFile(path))).toBe(before);
  });

  test("1.7: makes no journal where there is none", async () => {
    const path = await tempJournal();
    await expect(openJournalReader(path)).rejects.toMatchObject({ code: "journal.missing" });
    expect(await readdir(dirname(path))).toEqual([]);
  });

  test("1.4: refuses a newer format", async () => {
    const path = await filledJournal();
    tamper(path, "PRAGMA user_version = 2");
    await expect(openJournalReader(path)).rejects.toMatchObject({ code: "journal.newer" });
  });
});
