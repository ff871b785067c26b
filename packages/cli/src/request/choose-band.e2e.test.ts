import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { chooseBand } from "./choose-band.ts";

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

function projectOf(files: Readonly<Record<string, string>>, options: { git: boolean }): string {
  const project = mkdtempSync(join(tmpdir(), "wheelhouse-project-"));
  made.push(project);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  if (options.git) {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: project });
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-qm", "first");
  }
  return project;
}

const plain = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`src/m${i}.ts`, "export const a = 1;\n"]),
  );

describe("the band that the scope chooses", () => {
  test("grows with the files in scope, and says by what", async () => {
    const project = projectOf({ ...plain(20), "node_modules/x/index.js": "1;\n" }, { git: false });
    const of = (question: string) => chooseBand("architectural-analysis", project, { question });
    expect(await of("src/m1.ts")).toEqual({
      band: "small",
      why: "1 source file; no cross-cutting concern",
    });
    expect((await of("src/m1.ts src/m2.ts src/m3.ts src/m4.ts")).band).toBe("medium");
    expect(await of("src")).toEqual({
      band: "large",
      why: "20 source files; no cross-cutting concern",
    });
  });

  test("of a review is that of the change, committed or not", async () => {
    const project = projectOf(plain(20), { git: true });
    expect((await chooseBand("code-review", project, {})).band).toBe("large");
    writeFileSync(join(project, "src/m1.ts"), "export const a = 2;\n");
    expect((await chooseBand("code-review", project, {})).why).toContain("1 source file;");
  });

  test("is small for flows that are not ours", async () => {
    const project = projectOf(plain(1), { git: false });
    expect((await chooseBand("mine", project, {})).band).toBe("small");
  });
});
