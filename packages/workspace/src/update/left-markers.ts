import { ourGit } from "../git/our-git.ts";
import type { Merging } from "./merging.ts";
import { SIDES } from "./three-way.ts";

/** How a line of git's begins that has the name of a side. */
const LABELLED = `^(<<<<<<<|>>>>>>>) (${Object.values(SIDES).join("|")})`;
/** A line of git's between the sides. */
const BETWEEN = /^(=======|\|\|\|\|\|\|\| [0-9a-f]+)$/;

/**
 * Places of a commit where git has put markers and somebody has left them. A line like a marker that one of both sides had before is
 * none.
 */
export async function leftMarkers(
  gitDir: string,
  { before, target, conflicts }: Pick<Merging, "before" | "target" | "conflicts">,
  commit: string,
): Promise<string[]> {
  const [now, work, base] = await Promise.all(
    [commit, before.head, target].map((at) => filesWith(gitDir, at)),
  );
  const problems = [...(now ?? [])]
    .filter((path) => !work?.has(path) && !base?.has(path))
    .map((path) => `${path} still has conflict markers`);
  for (const { path } of conflicts) {
    if (now?.has(path) === true) continue;
    const [left, ours, theirs] = await Promise.all(
      [commit, before.head, target].map((at) => linesBetween(gitDir, at, path)),
    );
    if ((left ?? 0) > (ours ?? 0) + (theirs ?? 0))
      problems.push(`${path} still has a line that git puts between two sides`);
  }
  return problems;
}

async function filesWith(gitDir: string, commit: string): Promise<ReadonlySet<string>> {
  const args = [
    "grep",
    "--name-only",
    "-z",
    "-I",
    "--extended-regexp",
    "-e",
    LABELLED,
    commit,
    "--",
  ];
  const { code, stdout, stderr } = await ourGit(args, { gitDir, timeoutMs: 600_000 });
  if (code !== 0 && code !== 1) throw new Error(`git grep failed: ${stderr.trim()}`);
  const names = stdout.split("\0").filter((name) => name !== "");
  return new Set(names.map((name) => name.slice(commit.length + 1)));
}

async function linesBetween(gitDir: string, commit: string, path: string): Promise<number> {
  const { code, stdout } = await ourGit(["cat-file", "blob", `${commit}:${path}`], { gitDir });
  if (code !== 0) return 0;
  return stdout.split(/\r?\n/).filter((line) => BETWEEN.test(line)).length;
}
