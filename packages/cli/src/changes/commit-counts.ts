import { type Clone, laidIn, ourGit, workOf } from "@wheelhouse/workspace";

/** How much a commit changed. */
export interface CommitCounts {
  readonly files: number;
  readonly added: number;
  readonly removed: number;
}

const HEAD = /^[0-9a-f]{40,64}$/;

/** How much each commit of a clone changed from its base to `head`, by commit. */
export async function commitCounts(
  { gitDir, base }: Pick<Clone, "gitDir" | "base">,
  head: string,
): Promise<ReadonlyMap<string, CommitCounts>> {
  const args = [
    "log",
    "--first-parent",
    "--diff-merges=off",
    "--no-ext-diff",
    "--no-renames",
    "--numstat",
    "-z",
    "--format=%H%x00",
  ];
  const { code, stdout, stderr } = await ourGit([...args, `${base}..${head}`], { gitDir });
  if (code !== 0) throw new Error(`the commits of the clone cannot be read: ${stderr.trim()}`);
  const counts = new Map<string, CommitCounts>();
  let commit = "";
  for (const field of stdout.split("\0")) {
    const words = field.replace(/^\n/, "");
    const [, added, removed] = /^(\d+|-)\t(\d+|-)\t/.exec(words) ?? [];
    if (HEAD.test(words)) commit = words;
    if (HEAD.test(words)) counts.set(words, { files: 0, added: 0, removed: 0 });
    const before = counts.get(commit);
    if (added === undefined || removed === undefined || before === undefined) continue;
    counts.set(commit, {
      files: before.files + 1,
      added: before.added + linesOf(added),
      removed: before.removed + linesOf(removed),
    });
  }
  for (const made of (await laidIn(gitDir)).keys())
    if (counts.has(made)) {
      const { files, added, removed } = await workOf({ gitDir }, made);
      counts.set(made, { files, added, removed });
    }
  return counts;
}

/** A binary file has no lines. */
function linesOf(count: string): number {
  return count === "-" ? 0 : Number(count);
}
