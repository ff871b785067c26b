import {
  closeSync,
  existsSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@wheelhouse/journal/database";
import { describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { NIGHT, ODD } from "../run-log/sample-logs.ts";
import { logLine, makeStand, printOf, screensOf } from "../suite/stand.ts";

async function filled() {
  const stand = makeStand(RUN_LOG_FORMAT);
  stand.write("night/run.log", NIGHT);
  stand.write("odd/run.log", `${ODD}broken\n`);
  const observed = await stand.open();
  const screens = await screensOf(observed);
  await observed.close();
  const file = join(stand.dataDir, "observed.db");
  return { stand, screens, file, [Symbol.asyncDispose]: () => stand[Symbol.asyncDispose]() };
}

describe("the cache of what was read", () => {
  test.each([
    ["was deleted", (file: string) => rmSync(file)],
    ["is no database", (file: string) => writeFileSync(file, "words ".repeat(1_000))],
    ["was cut", (file: string) => truncateSync(file, 5_000)],
    [
      "is damaged in the middle",
      (file: string) => {
        const { size } = statSync(file);
        const fd = openSync(file, "r+");
        writeSync(fd, Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192);
        closeSync(fd);
      },
    ],
    [
      "is of another version",
      (file: string) =>
        openDatabase(file, {}, (db) => {
          db.exec("DROP TABLE log");
          db.exec("PRAGMA user_version = 999");
        }).close(),
    ],
  ])("is made anew when it %s, with the same screens", async (_, damage) => {
    await using was = await filled();
    damage(was.file);
    const observed = await was.stand.open();
    expect(await screensOf(observed)).toEqual(was.screens);
    expect((await observed.sources())[0]?.problem).toBeNull();
    expect(was.stand.errors).toEqual([]);
  });

  test("is kept in memory where it cannot be written, and the sources say so", async () => {
    await using was = await filled();
    const blocked = join(was.stand.root, "..", "blocked");
    writeFileSync(blocked, "a file where the data directory should be");
    const observed = await was.stand.open({ dataDir: join(blocked, "data") });
    expect(await screensOf(observed)).toEqual(was.screens);
    expect((await observed.sources())[0]?.problem).toContain("What was read is not kept");
    expect(existsSync(join(blocked, "data"))).toBe(false);
  });

  test("shows what it knows before anything is read, and reads nothing that has not changed", async () => {
    await using was = await filled();
    // What is not read again cannot be seen to be another: same size, same time, other words.
    const observed = await was.stand.open();
    await observed.close();
    const db = openDatabase(was.file, {}, () => undefined);
    db.exec("UPDATE log SET item = replace(item, 'Night shift', 'Cached title')");
    db.close();
    const again = await was.stand.open();
    expect(
      again
        .items()
        .map(({ title }) => title)
        .toSorted((a, b) => (a ?? "").localeCompare(b ?? "")),
    ).toEqual(["Cached title", "odd"]);
  });

  test("forgets logs that went while nobody looked", async () => {
    await using was = await filled();
    rmSync(join(was.stand.root, "odd"), { recursive: true });
    const observed = await was.stand.open();
    expect(observed.items().map(({ title }) => title)).toEqual(["Night shift"]);
    await observed.close();
    const db = openDatabase(was.file, {}, () => undefined);
    expect(db.prepare("SELECT count(*) FROM log").get()).toEqual([1]);
    db.close();
  });

  test("goes on with a log that has grown while nobody looked", async () => {
    await using was = await filled();
    const path = was.stand.write(
      "odd/run.log",
      `${ODD}broken\n${logLine(50, { kind: "note", msg: "more" })}`,
    );
    const before = printOf(was.stand.root);
    const observed = await was.stand.open();
    const item = observed.items().find(({ observed: seen }) => seen?.path === path);
    const [last] = await observed.read(item?.id ?? "", observed.head(item?.id ?? ""), 1e6);
    expect(last).toMatchObject({ type: "note", data: { text: "more" } });
    expect(await observed.badLines(item?.id ?? "", 10)).toMatchObject({ total: 1 });
    expect(printOf(was.stand.root)).toEqual(before);
  });
});
