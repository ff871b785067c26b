import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { takeLock } from "@wheelhouse/engine";
import { openSqliteJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { type Ended, openTerminal } from "../testing/terminal.ts";

const newHome = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-bad-home-"));

/** One paragraph: a cause and a next step, no stack trace. */
function paragraph({ stderr }: Ended): string {
  expect(stderr).toMatch(/^✗ /);
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  return stderr.replaceAll(/\s+/g, " ");
}

describe("a bad data directory", () => {
  test("held by a live process that does not answer: says who, and since when", async () => {
    const home = newHome();
    const lock = takeLock(home);
    const since = Date.UTC(2026, 10, 21, 4, 30);
    lock?.announce({
      pid: process.pid,
      since,
      socket: join(home, "nobody.sock"),
      command: "a test",
    });
    const ended = await openTerminal({ home }).call("run", "demo");
    lock?.release();
    expect(ended.code).toBe(8);
    expect(paragraph(ended)).toContain(
      `is held by process ${process.pid} (a test), since 2026-11-21T04:30:00.000Z, and it does not answer. Wait for it, or end it: kill ${process.pid}`,
    );
  });

  test("held by a dead process: it is taken over without a word", async () => {
    const home = newHome();
    writeFileSync(
      join(home, "host.json"),
      JSON.stringify({ pid: 1, since: 1, socket: join(home, "gone.sock"), command: "gone" }),
    );
    const ended = await openTerminal({ home }).call("run", "demo", "--json");
    expect(ended).toMatchObject({ code: 5, stderr: "" });
  });

  test("that cannot be written: says which, and what to do", async () => {
    const home = newHome();
    mkdirSync(join(home, "inner"));
    chmodSync(home, 0o555);
    const nobody = { home: join(home, "data"), asNobody: true } as const;
    const ended = await openTerminal(nobody).call("run", "demo");
    chmodSync(home, 0o755);
    expect(ended.code).toBe(8);
    expect(paragraph(ended)).toMatch(/data directory .*\/data cannot be used: .*--home DIR/);
  });

  test("with a journal of a newer version: refuses, and changes nothing", async () => {
    const home = newHome();
    await (await openSqliteJournal({ path: journalPath(home) })).close();
    const db = new DatabaseSync(journalPath(home));
    db.exec("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
    const before = readFileSync(journalPath(home));
    for (const command of [["ls"], ["run", "demo"]]) {
      const ended = await openTerminal({ home }).call(...command);
      expect(ended.code).toBe(8);
      expect(paragraph(ended)).toMatch(/journal\.db has format 99/);
    }
    expect(readFileSync(journalPath(home)).equals(before)).toBe(true);
  });

  test("with a damaged journal: refuses, names the file, and changes nothing", async () => {
    const home = newHome();
    writeFileSync(journalPath(home), "this was a journal once".repeat(500));
    const before = readFileSync(journalPath(home));
    for (const command of [["ls"], ["run", "demo"], ["answer", "x"]]) {
      const ended = await openTerminal({ home }).call(...command);
      expect(ended.code).toBe(8);
      expect(paragraph(ended)).toContain(journalPath(home));
    }
    expect(readFileSync(journalPath(home)).equals(before)).toBe(true);
    const doctor = await openTerminal({ home }).call("doctor", "--json");
    expect(doctor.code).toBe(1);
    expect(JSON.parse(doctor.stdout)).toContainEqual(
      expect.objectContaining({ id: "journal", status: "fail" }),
    );
  });

  test("a stack trace is shown only when it is asked for", async () => {
    const home = newHome();
    writeFileSync(journalPath(home), "damaged");
    const ended = await openTerminal({ home }).call("ls", "--verbose");
    expect(ended.stderr).toMatch(/^\s+at .*:\d+/m);
  });
});
