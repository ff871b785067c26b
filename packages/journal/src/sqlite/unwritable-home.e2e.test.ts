import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { notes } from "../suite/samples.ts";
import { openSqliteJournal } from "./open-sqlite-journal.ts";
import { tempJournal } from "./temp-journal.ts";

const PROGRAM = fileURLToPath(new URL("testing/open-as-nobody.ts", import.meta.url));

/** Takes the right to write away from everybody but root until the test ends. */
function forbidWriting(path: string): void {
  const directory = dirname(path);
  chmodSync(directory, 0o555);
  onTestFinished(() => chmodSync(directory, 0o755));
}

function openAsNobody(path: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [PROGRAM, path], { encoding: "utf8" }));
}

describe("a data directory that cannot be written", () => {
  test.for([0o444, 0o666])(
    "1.4, 1.7: is refused for writing and read nevertheless (%o)",
    async (mode) => {
      const path = await tempJournal();
      const journal = await openSqliteJournal({ path });
      await journal.append([notes("run/a", 3)]);
      await journal.close();
      chmodSync(path, mode);
      forbidWriting(path);
      const before = readdirSync(dirname(path));
      expect(openAsNobody(path)).toEqual({ code: "home.unwritable", head: 3 });
      expect(readdirSync(dirname(path))).toEqual(before);
    },
  );

  test("1.4: is refused for a new journal", async () => {
    const path = await tempJournal();
    forbidWriting(path);
    expect(openAsNobody(path)).toEqual({ code: "home.unwritable" });
    expect(readdirSync(dirname(path))).toEqual([]);
  });
});
