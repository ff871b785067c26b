import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEvidence } from "@wheelhouse/core";
import { codeContext } from "@wheelhouse/flows/code-context";
import { makeClone } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { cloneDirectory, runDirectory } from "../../home/home-paths.ts";
import { smallRepository } from "../../testing/small-repository.ts";
import { prepareCloneFunction } from "./prepare-clone.ts";

const RUN = "k3m2x9ab";
const mark = (file: string) => [
  process.execPath,
  "-e",
  `require("node:fs").writeFileSync("${file}", "made")`,
];

/** A clone, and what makes it ready by these commands where the settings name `allowed`. */
async function preparing(allowed: readonly string[][]) {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-prepare-"));
  mkdirSync(runDirectory(home, RUN), { recursive: true });
  const into = cloneDirectory(home, RUN);
  const { tree } = await makeClone({ project: smallRepository(), into });
  const evidence: string[] = [];
  const prepare = async (commands: readonly string[][]): Promise<unknown> => {
    const context = codeContext({
      run: RUN,
      step: "prepare",
      input: { commands: commands.map((command) => [...command]), network: false },
      runInput: {
        issue: { project: "p", number: 1, title: "One" },
        work: { branch: "wheelhouse/1-one", prepare: allowed.map((command) => [...command]) },
      },
      evidence: (_, value) => void evidence.push(value),
    });
    return prepareCloneFunction(home).run(context);
  };
  return { tree, evidence, prepare };
}

describe("what makes a clone ready", () => {
  test("is what its step says, kept as evidence, and nothing that the settings do not name", async () => {
    const { tree, evidence, prepare } = await preparing([mark("one"), mark("two")]);
    expect(await prepare([mark("two")])).toMatchObject({ ok: true, results: [{ ok: true }] });
    expect([existsSync(join(tree, "one")), existsSync(join(tree, "two"))]).toEqual([false, true]);
    expect(evidence.map((value) => readEvidence(value)?.isPassed)).toEqual([true]);
    await expect(prepare([mark("one"), mark("three")])).rejects.toThrow(
      "the settings do not name it",
    );
    expect(existsSync(join(tree, "one"))).toBe(false);
    expect(evidence).toHaveLength(1);
  });
});
