import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { restoreWork } from "../commit/restore-work.ts";
import { stateOf } from "../commit/state-of.ts";
import { createWriting } from "../fixtures/writing.ts";
import { ignoreMade } from "./ignore-made.ts";

describe("what commands have made in a clone before the work", () => {
  test("is part of no commit and stays, and what is made beside it later is work", async () => {
    const { clone, write, ourGit } = await createWriting({ "docs/a.md": "a\n" });
    write("installed/[x]/index.js", "made\n");
    write("docs/built.md", "made\n");
    write("docs/a.md", "touched by a command\n");
    await ignoreMade(clone);
    const { head, dirty } = await stateOf(clone);
    expect(dirty).toEqual(["docs/a.md"]);
    await restoreWork(clone, head);
    expect(existsSync(join(clone.tree, "installed", "[x]", "index.js"))).toBe(true);
    write("docs/b.md", "work\n");
    const { commit } = await commitWork(clone, { message: "Work" });
    expect(ourGit("diff", "--name-only", clone.base, commit)).toBe("docs/b.md");
  });

  test("is named by its directories when it is much", async () => {
    const { clone, write } = await createWriting({ "a.ts": "a\n" });
    for (let file = 0; file <= 1_000; file++) write(`installed/${file}.js`, "made\n");
    await ignoreMade(clone);
    write("installed/later.js", "made\n");
    expect((await stateOf(clone)).dirty).toEqual([]);
  });
});
