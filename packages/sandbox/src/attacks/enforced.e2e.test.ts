import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { probeLevels } from "../level/probe-levels.ts";
import { treeOf } from "../process/tree-of.ts";
import type { SandboxPrograms } from "../spawn/command-of.ts";
import { spawnSandboxed } from "../spawn/spawn-sandboxed.ts";

const { enforced } = await probeLevels();

/** Every line tries to write where it must not; what it may write is its home. */
const ATTACK = `
touch "$REPO/a"; echo x >> "$REPO/file"; echo x > "$REPO/.git/config"; rm "$REPO/file"; mkdir "$REPO/d"
ln -s /etc/passwd "$REPO/link"; chmod 777 "$REPO/file"; mv "$REPO/file" "$REPO/gone"
mount -o remount,rw / ; mount -o remount,bind,rw "$REPO"; touch "/proc/1/root$REPO/b"; touch "$OUTSIDE/c"
(setsid sh -c 'sleep 1000' &) ; touch "$HOME/mine"; echo finished
`;

function ground(): { repo: string; outside: string; home: string; tmp: string; root: string } {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-enforced-"));
  const at = (name: string): string => join(root, name);
  for (const name of ["repo", "outside", "home", "tmp"]) mkdirSync(at(name));
  mkdirSync(join(root, "repo", ".git"));
  writeFileSync(join(root, "repo", ".git", "config"), "[core]\n");
  writeFileSync(join(root, "repo", "file"), "hello");
  return { root, repo: at("repo"), outside: at("outside"), home: at("home"), tmp: at("tmp") };
}

async function attack(programs: SandboxPrograms): Promise<void> {
  const { root, repo, outside, home, tmp } = ground();
  const marker = `enforced-${process.pid}/1`;
  const { child, exited, end } = spawnSandboxed(
    {
      level: "enforced",
      command: ["/bin/sh", "-c", ATTACK],
      cwd: repo,
      env: { PATH: "/usr/bin:/bin", REPO: repo, OUTSIDE: outside },
      home,
      tmp,
      readable: [],
      marker,
    },
    programs,
  );
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  await exited;
  await end({ termMs: 0 });
  expect(out).toContain("finished");
  expect(readdirSync(repo).sort()).toEqual([".git", "file"]);
  expect(readFileSync(join(repo, "file"), "utf8")).toBe("hello");
  expect(readFileSync(join(repo, ".git", "config"), "utf8")).toBe("[core]\n");
  expect(readdirSync(outside)).toEqual([]);
  expect(readdirSync(home)).toEqual(["mine"]);
  expect(treeOf({ marker })).toEqual([]);
  rmSync(root, { recursive: true, force: true });
}

describe("an enforced program", () => {
  test("L7, L11: writes nothing but its home and leaves nobody behind, or the level is not to be had and says why", async () => {
    const { programs, why } = enforced.available
      ? { programs: enforced.programs, why: "" }
      : { programs: undefined, why: enforced.reason };
    expect(programs !== undefined || why.includes("bubblewrap")).toBe(true);
    await (programs && attack(programs));
  });
});
