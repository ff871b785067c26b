import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository } from "../fixtures/repository.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import { afterCheck } from "./after-check.ts";

describe("the after-check", () => {
  test("sees a file that was changed, added, removed or made executable, and git's own files", async () => {
    const repository = createRepository();
    for (const name of ["changed", "removed", "mode", "same"]) repository.write(name, "text\n");
    const snapshot = await takeSnapshot({
      project: repository.path,
      into: join(repository.root, "snapshot"),
    });
    expect(afterCheck(snapshot)).toEqual({ clean: true, changes: [] });
    writeFileSync(join(snapshot.path, "changed"), "other\n");
    writeFileSync(join(snapshot.path, "added"), "new\n");
    rmSync(join(snapshot.path, "removed"));
    chmodSync(join(snapshot.path, "mode"), 0o755);
    writeFileSync(join(repository.root, "snapshot/git/config"), "[core]\n\tfsmonitor = evil\n");
    const { clean, changes } = afterCheck(snapshot);
    expect(clean).toBe(false);
    expect(changes.toSorted()).toEqual([
      "added (added)",
      "changed",
      "git configuration, hooks or refs",
      "mode",
      "removed (removed)",
    ]);
  });
});
