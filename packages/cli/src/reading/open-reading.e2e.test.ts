import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EVENT_VERSION, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { describe, expect, onTestFinished, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { openReading } from "./open-reading.ts";

/** A data directory whose journal was written by a version that had fewer tables, and other ones. */
async function oldHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "wheelhouse-old-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const [runs, ...others] = RUN_PROJECTIONS;
  const projections = runs ? [{ ...runs, version: runs.version - 1 }, ...others.slice(0, 2)] : [];
  const journal = await openSqliteJournal({
    path: journalPath(home),
    projections,
    eventVersion: EVENT_VERSION,
  });
  await journal.append([
    {
      stream: "run/r1",
      events: [
        {
          type: "run.created",
          data: {
            flow: "code-review",
            title: "An old one",
            project: { id: "p", path: "/p" },
            input: {},
            by: "ann",
          },
        },
      ],
    },
  ]);
  await journal.close();
  return home;
}

describe("a journal that an earlier version wrote", () => {
  test("gets the tables of this version before it is read", async () => {
    await using journal = await openReading(await oldHome());
    expect(await journal?.rows("inbox")).toEqual([]);
    expect(await journal?.rows("runs")).toMatchObject([{ id: "r1", title: "An old one" }]);
  });

  test("is read by two at once", async () => {
    const home = await oldHome();
    const both = await Promise.all([openReading(home), openReading(home)]);
    for (const journal of both) {
      expect(await journal?.rows("alerts")).toEqual([]);
      await journal?.close();
    }
  });
});
