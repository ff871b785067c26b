import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeContext } from "@wheelhouse/flows/code-context";
import { describe, expect, test } from "vitest";
import { functionsFor } from "./functions.ts";

function homeWith(run: string) {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-own-"));
  const tree = join(home, "runs", run, "snapshot", "tree");
  mkdirSync(tree, { recursive: true });
  writeFileSync(join(tree, "secret.txt"), "the words\n");
  const scan = functionsFor(home).get("scan@1");
  if (!scan) throw new Error("there is no scan@1");
  const look = async (snapshot: object): Promise<unknown> => {
    const context = codeContext({
      run: "r1",
      step: "scan",
      input: { of: "project", focus: "" },
      outputs: { snapshot: { hash: "h", files: 1, omitted: [], ...snapshot } },
    });
    return scan.run(context);
  };
  return { home, tree, look };
}

describe("a function that reads a snapshot", () => {
  test("reads one that was taken, also by the run that a fork is from", async () => {
    const { tree, look } = homeWith("r0");
    expect(await look({ path: tree })).toMatchObject({ scope: expect.anything() });
  });

  test.each([
    ["another directory", () => ({ path: tmpdir() })],
    ["a way out", ({ tree }: { tree: string }) => ({ path: `${tree}/../tree/..` })],
    [
      "a run's private directory",
      ({ home }: { home: string }) => ({ path: join(home, "runs/r0/homes/x/snapshot/tree") }),
    ],
    [
      "a git directory of somebody else",
      ({ tree }: { tree: string }) => ({ path: tree, gitDir: tree }),
    ],
  ])("reads nothing where the step `snapshot` names %s", async (_, claim) => {
    const { home, tree, look } = homeWith("r0");
    await expect(look(claim({ home, tree }))).rejects.toThrow("no copy of a project");
  });
});
