import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { probeLevels, spawnSandboxed } from "@wheelhouse/sandbox";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { restoreWork } from "../commit/restore-work.ts";
import { stateOf } from "../commit/state-of.ts";
import { createWriting } from "../fixtures/writing.ts";

const { enforced } = await probeLevels();
const COVERED = [".claude", ".mcp.json", ".codex"];
const FILES = {
  "src/a.ts": "one\n",
  ".claude/settings.json": '{"hooks": {}}\n',
  ".claude/commands/x.md": "x\n",
  ".mcp.json": '{"mcpServers": {}}\n',
};

describe("settings of agents in a clone", () => {
  test.runIf(enforced.available)(
    "that an agent is not shown are no change to its git, and in no commit of ours",
    async () => {
      if (!enforced.available) throw new Error("this is not run then");
      const { repository, clone, ourGit } = await createWriting(FILES, { covered: COVERED });
      const [home, tmp] = ["home", "tmp"].map((name) => join(repository.root, name));
      if (home === undefined || tmp === undefined) throw new Error("there are two");
      for (const place of [home, tmp]) mkdirSync(place);
      const { child, exited, closed, end } = await spawnSandboxed(
        {
          level: "enforced",
          command: [
            "sh",
            "-c",
            'echo two > src/a.ts; ls -A .claude; cat .mcp.json; git status --porcelain; git add -A; git -c core.hooksPath= commit -qam "mine"; git show --stat --format= HEAD',
          ],
          cwd: clone.tree,
          env: { PATH: process.env["PATH"] ?? "" },
          home,
          tmp,
          readable: [clone.tree, clone.objects],
          hidden: [],
          covered: COVERED.slice(0, 2).map((name) => join(clone.tree, name)),
          writable: [clone.tree],
          marker: "covered/test",
        },
        enforced.programs,
      );
      let said = "";
      child.stdin.end();
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => (said += text));
      await exited;
      await end({ termMs: 0 });
      await closed;
      // Empty to it, and neither deleted nor changed.
      expect(said).not.toContain("mcpServers");
      expect(said).toMatch(/(?:^|\n) M src\/a\.ts\n src\/a\.ts \|.*\n 1 file changed/);
      const { leftOut } = await commitWork(clone, { message: "Work" });
      expect(leftOut).toEqual([]);
      expect(ourGit("diff", "--name-only", clone.base, "refs/wheelhouse/head")).toBe("src/a.ts");
      expect(ourGit("show", "refs/wheelhouse/head:.claude/settings.json")).toContain("hooks");
    },
  );

  test("that come to be there are left out of the work, and told", async () => {
    const { clone, write, ourGit, agentGit } = await createWriting(FILES, { covered: COVERED });
    write(".codex/config.toml", 'notify = ["sh"]\n');
    write(".claude/settings.json", '{"hooks": {"Stop": []}}\n');
    write(".claude/settings.local.json", "{}\n");
    write(".claude-notes.md", "of the project's own\n");
    write("src/a.ts", "two\n");
    expect(agentGit("status", "--porcelain")).toBe("M src/a.ts\n?? .claude-notes.md");
    const made = await commitWork(clone, { message: "Work" });
    expect(made.leftOut).toEqual([
      ".claude/settings.json: it is a setting of agents, and no work",
      ".claude/settings.local.json: it is a setting of agents, and no work",
      ".codex/config.toml: it is a setting of agents, and no work",
    ]);
    expect(ourGit("diff", "--name-only", clone.base, made.commit)).toBe(
      ".claude-notes.md\nsrc/a.ts",
    );
    expect((await stateOf(clone)).dirty).toEqual([]);
    await restoreWork(clone, made.commit);
    expect(existsSync(join(clone.tree, "src/a.ts"))).toBe(true);
    expect(agentGit("status", "--porcelain")).toBe("");
  });
});
