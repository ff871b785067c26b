import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/scratch.ts";
import { checkCitation } from "./check-citation.ts";

const TEXT = "secret one\nsecret two\n";

function makeTree(): { root: string; tree: string } {
  const root = scratch();
  const tree = join(root, "tree");
  mkdirSync(join(tree, "src"), { recursive: true });
  writeFileSync(join(tree, "src/a.ts"), TEXT);
  return { root, tree };
}

describe("checking a citation", () => {
  test("tells verified, moved and not found apart, and believes no status that it is given", () => {
    const { tree } = makeTree();
    const cite = (quote: string) =>
      checkCitation(tree, { path: "src/a.ts", lines: [1, 1], quote, status: "verified" });
    expect(cite("secret one").status).toBe("verified");
    expect(cite("secret two")).toMatchObject({ status: "moved", lines: [2, 2] });
    expect(cite("secret three").status).toBe("not-found");
  });

  test("reads only text files that lie inside the snapshot", () => {
    const { root, tree } = makeTree();
    writeFileSync(join(root, "outside"), TEXT);
    writeFileSync(join(tree, "binary"), `\0${TEXT}`);
    writeFileSync(join(tree, "huge"), `${TEXT}${"x\n".repeat(3_000_000)}`);
    symlinkSync(join(root, "outside"), join(tree, "link"));
    symlinkSync(join(tree, "src"), join(tree, "linked"));
    execFileSync("mkfifo", [join(tree, "pipe")]);
    const status = (path: string): string =>
      checkCitation(tree, { path, lines: [1, 1], quote: "secret one" }).status;
    expect(status("./src/a.ts")).toBe("verified");
    for (const path of [
      "../outside",
      "src/../../outside",
      "src/../src/a.ts",
      join(tree, "src/a.ts"),
      join(root, "outside"),
      "link",
      "linked/a.ts",
      "src/a.ts\0",
      "src",
      "nowhere.ts",
      "",
      ".",
      "binary",
      "huge",
      "pipe",
    ]) {
      expect(`${path}: ${status(path)}`).toBe(`${path}: not-found`);
    }
  });
});
