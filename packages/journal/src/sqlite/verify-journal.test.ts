import { truncate, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { largeData, note, notes } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";
import { verifyJournal } from "./verify-journal.ts";

async function filledJournal(): Promise<string> {
  const path = await tempJournal();
  await using journal = await openSqliteJournal({ path });
  for (const stream of ["run/a", "run/b"])
    await journal.append([notes(stream, 3), { ...notes(stream, 2), class: "agent" }]);
  await journal.append([{ stream: "run/a", events: [note(largeData("plan"))] }]);
  return path;
}

describe("verifyJournal", () => {
  test("11.1: finds nothing wrong with a whole journal, open or closed", async () => {
    const path = await filledJournal();
    const whole = { problems: [], streams: 2, events: 11, blobs: 1 };
    expect(verifyJournal(path)).toEqual(whole);
    await using journal = await openSqliteJournal({ path });
    await journal.append([notes("run/b", 1)]);
    expect(verifyJournal(path)).toEqual({ ...whole, events: 12 });
  });

  const damages: [string, string, string][] = [
    ["a gap in a stream", "DELETE FROM batch WHERE gseq = 5", "run/a goes from seq 3 to 6"],
    ["a wrong count", "UPDATE batch SET count = 4 WHERE gseq = 3", "up to seq 3 cannot be read"],
    [
      "an unreadable body",
      "UPDATE batch SET body = '[' WHERE gseq = 8",
      "up to seq 3 cannot be read",
    ],
    ["shared positions", "UPDATE batch SET gseq = 4 WHERE gseq = 5", "global positions of others"],
    ["a missing blob", "DELETE FROM blob", "which is missing"],
    ["changed bytes", "UPDATE blob SET bytes = x'00'", "other bytes than its name says"],
  ];

  test.for(damages)("11.1: finds %s", async ([, sql, finding]) => {
    const path = await filledJournal();
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    const { problems } = verifyJournal(path);
    expect(problems.join("\n")).toContain(finding);
  });

  test("11.1: tells of a torn, foreign or missing file instead of throwing", async () => {
    const path = await filledJournal();
    await truncate(path, 4096 * 3);
    expect(verifyJournal(path).problems.join("\n")).toContain("malformed");
    await writeFile(path, "text ".repeat(1_000));
    expect(verifyJournal(path).problems.join("\n")).toContain("not a database");
    expect(verifyJournal(`${path}.none`).problems).toHaveLength(1);
  });
});
