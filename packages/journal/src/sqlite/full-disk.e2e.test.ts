import { statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isAppendRefusal } from "../append/refusal.ts";
import { dataOf, note, notes } from "../suite/samples.ts";
import { openSqliteJournal, type SqliteJournal } from "./open-sqlite-journal.ts";
import { RESERVE_BYTES } from "./reserve.ts";
import { tempJournal } from "./temp-journal.ts";
import { mountTinyDisk } from "./testing/tiny-disk.ts";
import { verifyJournal } from "./verify-journal.ts";

const MIB = 1024 * 1024;

/** Appends until the journal says that there is no room. */
async function fillUp(journal: SqliteJournal): Promise<number> {
  let written = 0;
  for (;;) {
    const append = journal.append([{ stream: "run/a", events: [note("x".repeat(12_000))] }]);
    const refusal = await append.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (isAppendRefusal(refusal) && refusal.code === "journal.full") return written;
    if (refusal !== undefined) throw refusal;
    written += 1;
  }
}

describe("a journal at its ceiling", () => {
  test("9.1: refuses what has no room and keeps what was there", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path, maxBytes: 2 * MIB });
    const written = await fillUp(journal);
    expect(written).toBeGreaterThan(50);
    expect(await journal.head("run/a")).toBe(written);
    expect(verifyJournal(path).problems).toEqual([]);
  });
});

describe("the reserve", () => {
  test("9.2: takes its room, gives it once, and takes it again", async () => {
    const path = await tempJournal();
    await using journal = await openSqliteJournal({ path });
    expect(await journal.restoreReserve()).toBe(true);
    const reserve = statSync(`${path}.reserve`);
    expect(reserve.size).toBe(RESERVE_BYTES);
    expect(await journal.releaseReserve()).toBe(true);
    expect(await journal.releaseReserve()).toBe(false);
    expect(await journal.restoreReserve()).toBe(true);
  });
});

// Only root may mount; where nobody may, the ceiling above stands for the full disk.
const probe = mountTinyDisk(1);
probe?.unmount();

describe.each(probe === undefined ? [] : ["tmpfs"])("a full disk (%s)", () => {
  test("9.2: lets the last words be written from the reserve, and goes on when there is room", async () => {
    const tiny = mountTinyDisk(16);
    onTestFinished(() => tiny?.unmount());
    const path = join(tiny?.directory ?? "", "journal.db");
    const ballast = join(tiny?.directory ?? "", "ballast");
    await using journal = await openSqliteJournal({ path });
    expect(await journal.restoreReserve()).toBe(true);
    writeFileSync(ballast, Buffer.alloc(2 * MIB, 1));

    const written = await fillUp(journal);
    const paused = { stream: "run/a", events: [note("paused", "run.paused")] };
    const huge = { stream: "run/a", events: [note("x".repeat(9 * MIB))] };
    await expect(journal.append([huge])).rejects.toMatchObject({ code: "journal.full" });

    expect(await journal.releaseReserve()).toBe(true);
    await journal.append([{ ...paused, expectedSeq: written }]);
    expect(dataOf(await journal.read("run/a", { from: written + 1 }))).toEqual(["paused"]);
    writeFileSync(ballast, Buffer.alloc(8 * MIB, 1));
    expect(await journal.restoreReserve()).toBe(false);

    unlinkSync(ballast);
    expect(await journal.restoreReserve()).toBe(true);
    await journal.append([notes("run/a", 1)]);
    expect(verifyJournal(path).problems).toEqual([]);
  });

  test("1.4: is told when there is no room for a new journal", async () => {
    const tiny = mountTinyDisk(1);
    onTestFinished(() => tiny?.unmount());
    const directory = tiny?.directory ?? "";
    const filler = () => writeFileSync(join(directory, "ballast"), Buffer.alloc(2 * MIB, 1));
    expect(filler).toThrow("ENOSPC");
    const opening = openSqliteJournal({ path: join(directory, "journal.db") });
    await expect(opening).rejects.toMatchObject({ code: "home.full" });
  });
});
