import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { projectFiles } from "./project-files.ts";

function folder(...files: string[]): string {
  const project = mkdtempSync(join(tmpdir(), "wheelhouse-files-"));
  for (const file of files) {
    mkdirSync(join(project, file, ".."), { recursive: true });
    writeFileSync(join(project, file), "x");
  }
  return project;
}

const pathsOf = async (project: string): Promise<string[]> =>
  (await projectFiles(project)).map(({ path }) => path);

describe("the files of a plain folder", () => {
  test("are all but what tools install, and nothing behind a link", async () => {
    const project = folder("a.md", "src/b.ts", "node_modules/c.js");
    symlinkSync("/etc", join(project, "etc"));
    symlinkSync("/etc/hostname", join(project, "name"));
    expect(await pathsOf(project)).toEqual(["a.md", "src/b.ts"]);
  });

  test("are told also where one of its folders cannot be read", async () => {
    const project = folder("a.md", "closed/b.md");
    chmodSync(join(project, "closed"), 0);
    onTestFinished(() => chmodSync(join(project, "closed"), 0o700));
    expect(await pathsOf(project)).toContain("a.md");
  });
});
