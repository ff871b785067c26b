import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { writeLog } from "../../../cli/src/testing/write-log.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand } from "../testing/stand.ts";

describe("RECALL: the pill of the active run", () => {
  test("is of the newest open run, goes on to the next when that ends, and is gone with the last", async () => {
    const runs = mkdtempSync(join(tmpdir(), "wheelhouse-runs-"));
    const ago = (minutes: number) => ({ ts: Date.now() - minutes * 60_000 });
    const older = writeLog(runs, "older");
    const newest = writeLog(runs, "newest");
    older.event("run.started", { ...ago(9), data: { title: "The older night" } });
    newest.event("run.started", { ...ago(4), data: { title: "The newest night" } });
    for (const log of [older, newest]) log.event("heartbeat");
    const stand = await openStand(smallRepository(), { WHEELHOUSE_RUN_STATE_DIR: runs });
    const { page } = await openWindow(stand, "/settings");
    const pill = page.getByRole("banner").getByRole("link", { name: /night/ });
    await pill.filter({ hasText: "The newest night" }).waitFor();
    expect(await pill.count()).toBe(1);
    newest.event("run.completed");
    await pill.filter({ hasText: "The older night" }).waitFor();
    older.event("run.failed");
    await pill.waitFor({ state: "detached" });
  });
});
