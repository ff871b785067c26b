import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "./inspect-project.ts";
import { mustGit } from "./must-git.ts";
import { type GitOptions, ourGit } from "./our-git.ts";
import { quotePath } from "./quote-path.ts";
import { asIs } from "./user-settings.ts";

/** Makes a copied index stand on its own: with all its files, or made anew from HEAD when it is damaged. */
export async function readyIndex(
  git: GitOptions & { readonly gitDir: string },
  repository: RepositoryPlace,
): Promise<void> {
  const index = join(git.gitDir, "index");
  if (!existsSync(index)) return;
  const sparse = await sparseEntries(repository);
  if (sparse !== undefined) {
    rmSync(index);
    await writeOut(git, sparse, repository);
  } else if ((await ourGit(["ls-files", "--stage"], git)).code !== 0) {
    rmSync(index);
    const { head } = repository;
    if (head !== undefined) await mustGit(["read-tree", head], reading(git, repository));
  }
}

/** The entries of a sparse index, where one may name a whole directory; undefined for any other index. */
async function sparseEntries({ top, settings }: RepositoryPlace): Promise<string[] | undefined> {
  const flags = asIs(settings);
  if (flags.length === 0) return undefined;
  const { code, stdout } = await ourGit(["ls-files", ...flags, "--stage", "-z"], { cwd: top });
  const entries = stdout.split("\0").filter((entry) => entry !== "");
  return code === 0 && entries.some(isDirectory) ? entries : undefined;
}

/** Fills an index with files where there were directories. It has no times then, so all its files are read. */
async function writeOut(
  git: GitOptions,
  entries: readonly string[],
  repository: RepositoryPlace,
): Promise<void> {
  const files = entries.filter((entry) => !isDirectory(entry));
  const skipped: string[] = [];
  for (const entry of entries.filter(isDirectory)) {
    const [, tree = "", directory = ""] = /^\d+ (\S+) 0\t(.*)\/$/s.exec(entry) ?? [];
    const listing = await mustGit(["ls-tree", "-r", "-z", tree], reading(git, repository));
    for (const line of listing.split("\0")) {
      const [, mode, object, path] = /^(\d+) \w+ (\S+)\t(.*)$/s.exec(line) ?? [];
      if (path === undefined) continue;
      files.push(`${mode} ${object} 0\t${directory}/${path}`);
      skipped.push(`${directory}/${path}`);
    }
  }
  await mustGit(["update-index", "-z", "--index-info"], { ...git, input: ended(files) });
  const skip = ["update-index", "--skip-worktree", "-z", "--stdin"];
  await mustGit(skip, { ...git, input: ended(skipped) });
}

const isDirectory = (entry: string): boolean => entry.startsWith("040000 ");
const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\0`).join("");

/** Lets one command read the user's objects. Only for commands that write none. */
function reading(git: GitOptions, { commonDir }: RepositoryPlace): GitOptions {
  const env = { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(join(commonDir, "objects")) };
  return { ...git, env };
}
