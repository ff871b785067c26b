import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../testing/small-repository.ts";
import { WorkingTrees } from "./uncommitted.ts";

const PATIENT_MS = 60_000;

describe("a look at a working tree", () => {
  test("counts what is not committed, and holds for a moment", async () => {
    const path = smallRepository();
    const trees = new WorkingTrees();
    writeFileSync(join(path, "new.js"), "");
    expect(await trees.at(path, PATIENT_MS)).toEqual({ repository: true, changed: 2 });
    writeFileSync(join(path, "newer.js"), "");
    expect(await trees.at(path, PATIENT_MS)).toMatchObject({ changed: 2 });
    expect(await new WorkingTrees().at(path, PATIENT_MS)).toMatchObject({ changed: 3 });
  });

  test("tells a plain folder from a repository, and keeps nobody waiting", async () => {
    const path = mkdtempSync(join(tmpdir(), "wheelhouse-folder-"));
    const trees = new WorkingTrees();
    expect(await trees.at(path, 0)).toBeUndefined();
    expect(await trees.at(path, PATIENT_MS)).toEqual({ repository: false, changed: 0 });
  });

  test("runs no program that the repository names, and leaves its index alone", async () => {
    const path = smallRepository();
    const ran = join(path, "..", "ran");
    const git = (...args: string[]) => execFileSync("git", args, { cwd: path, stdio: "ignore" });
    git("config", "filter.evil.clean", `touch ${ran}; cat`);
    git("config", "filter.evil.required", "true");
    git("config", "core.fsmonitor", `touch ${ran}`);
    writeFileSync(join(path, ".gitattributes"), "* filter=evil\n");
    const index = execFileSync("cat", [join(path, ".git/index")]);
    // The same size at another time: git has to read the file, through its filter.
    utimesSync(join(path, "package.json"), 1, 1);
    expect(await new WorkingTrees().at(path, PATIENT_MS)).toMatchObject({ repository: true });
    expect(existsSync(ran)).toBe(false);
    expect(execFileSync("cat", [join(path, ".git/index")])).toEqual(index);
    git("status");
    expect(existsSync(ran)).toBe(true);
  });
});
