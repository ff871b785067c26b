import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readEvidence } from "@wheelhouse/core";
import { checksSchema } from "@wheelhouse/flows";
import { codeContext } from "@wheelhouse/flows/code-context";
import { headOf, makeClone } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { cloneDirectory, runDirectory } from "../../home/home-paths.ts";
import { smallRepository } from "../../testing/small-repository.ts";
import { runChecksFunction } from "./run-checks.ts";

const RUN = "k3m2x9ab";
const node = (program: string): string[] => [process.execPath, "-e", program];
/** Fails where a file is, in the directory that it runs in or in its home. */
const ABSENT = node(
  `const { existsSync } = require("node:fs");
  for (const file of [".git/info/tool", process.env.HOME + "/tool"])
    if (existsSync(file)) { console.log("found " + file); process.exit(1); }`,
);
const EXISTS = node('process.exit(require("node:fs").existsSync("made") ? 0 : 7)');

/** A clone, what a check of it comes to, and what is kept of that. */
async function checking(prepare: readonly string[][]) {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-checks-"));
  mkdirSync(runDirectory(home, RUN), { recursive: true });
  const clone = await makeClone({ project: smallRepository(), into: cloneDirectory(home, RUN) });
  const evidence: [string, string][] = [];
  const check = async (command: readonly string[], fresh: boolean) => {
    evidence.splice(0);
    const checks = [{ name: "test", command: [...command] }];
    const context = codeContext({
      run: RUN,
      step: "evidence",
      input: { checks, network: false, fresh },
      runInput: {
        issue: { project: "p", number: 1, title: "One" },
        work: { branch: "wheelhouse/1-one", checks, prepare: prepare.map((each) => [...each]) },
      },
      evidence: (name, value) => void evidence.push([name, value]),
    });
    return checksSchema.parse(await runChecksFunction(home).run(context));
  };
  return { home, clone, evidence, check };
}

describe("checks in a fresh checkout", () => {
  test("see neither what was put into the tree beside the work, nor into the home of its commands", async () => {
    const { home, clone, evidence, check } = await checking([]);
    const commands = join(runDirectory(home, RUN), "homes", "commands", "home", "tool");
    for (const file of [join(clone.tree, ".git", "info", "tool"), commands]) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "forged\n");
    }
    expect(await check(ABSENT, false)).toMatchObject({ ok: false });
    expect(readEvidence(evidence[0]?.[1] ?? "")?.commit).toBeUndefined();
    const commit = await headOf(clone);
    const fresh = await check(ABSENT, true);
    expect(fresh).toMatchObject({ ok: true, commit, results: [{ name: "test", output: "" }] });
    expect(readEvidence(evidence[0]?.[1] ?? "")).toMatchObject({ isPassed: true, commit });
    expect(existsSync(join(clone.path, "fresh"))).toBe(false);
  }, 120_000);

  test("are made ready as a new clone is, and what fails there is a failed check with its output", async () => {
    const make = node('require("node:fs").writeFileSync("made", "")');
    const ready = await checking([make]);
    expect(await ready.check(EXISTS, false)).toMatchObject({ ok: false, results: [{ exit: 7 }] });
    expect(await ready.check(EXISTS, true)).toMatchObject({
      ok: true,
      results: [{ name: "test" }],
    });
    expect(ready.evidence.map(([name]) => name.split(":")[0])).toEqual(["prepare", "check"]);
    expect(existsSync(join(ready.clone.tree, "made"))).toBe(false);
    const broken = await checking([node('console.log("no packages"); process.exit(4)'), make]);
    const { ok, commit, results } = await broken.check(EXISTS, true);
    expect([ok, commit, results.length]).toEqual([false, await headOf(broken.clone), 1]);
    expect(results[0]).toMatchObject({ exit: 4, output: "no packages\n" });
    expect(results[0]?.name).toMatch(/^prepare: .* -e/);
    expect(broken.evidence).toHaveLength(1);
    expect(existsSync(join(broken.clone.path, "fresh"))).toBe(false);
  }, 120_000);
});
