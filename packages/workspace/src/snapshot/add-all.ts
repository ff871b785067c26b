import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { listIndex } from "../git/list-index.ts";
import { listOthers } from "../git/list-others.ts";
import { literal } from "../git/literal.ts";
import { ourGit } from "../git/our-git.ts";
import { dropConversion, type PrivateGit } from "../git/private-git.ts";
import { refuseProject } from "../git/refuse-project.ts";
import { MAX_FILE, tooLarge } from "./copy-file.ts";

/** What a working tree has, before it is put into our index. All paths are from its top. */
export interface Survey {
  /** Tracked files of the project, there or not. */
  readonly tracked: readonly string[];
  /** Untracked files that are to be taken. */
  readonly untracked: readonly string[];
  /** Paths that git is not to look at. */
  readonly without: readonly string[];
  /** Path → why it is left out. */
  readonly omitted: ReadonlyMap<string, string>;
}

/** Looks at what there is to take of a project, and what is not to be taken. */
export async function survey(
  { gitDir, workTree, settings }: PrivateGit,
  { top, prefix }: RepositoryPlace,
): Promise<Survey> {
  const pathspec = prefix === "" ? [] : [literal(prefix)];
  const below = prefix === "" ? "" : `${prefix}/`;
  const entries = await listIndex({ gitDir, workTree });
  const others = await listOthers(pathspec, { gitDir, workTree }, settings);
  const omitted = new Map<string, string>();
  for (const path of others.closed) omitted.set(path, "a directory that may not be read");
  // Git would ask a submodule for its state, by its own configuration; ours stay as HEAD has them.
  const without = entries.filter((entry) => entry.kind === "submodule").map((entry) => entry.path);
  const untracked: string[] = [];
  for (const path of others.paths) {
    const why = whyNot(top, path);
    if (why === undefined) untracked.push(path);
    else {
      omitted.set(path, why);
      without.push(path);
    }
  }
  const tracked = entries.filter(
    (entry) => entry.kind !== "submodule" && entry.path.startsWith(below),
  );
  return { tracked: tracked.map((entry) => entry.path), untracked, without, omitted };
}

/** Puts the working state of a project into our index. Files that cannot be read stay as they are there, or out of it. */
export async function addAll(
  git: PrivateGit,
  repository: RepositoryPlace,
  { tracked, untracked, without }: Survey,
): Promise<void> {
  const { gitDir, workTree, settings } = git;
  const { top, prefix } = repository;
  // Git refuses a pathspec that matches nothing.
  if (prefix !== "" && tracked.length === 0 && untracked.length === 0) return;
  const here = prefix === "" ? "." : literal(prefix);
  const input = [here, ...without.map((path) => literal(path, "exclude"))].join("\0");
  const flags = ["--all", "--ignore-errors", "--pathspec-from-file=-", "--pathspec-file-nul"];
  const add = (): ReturnType<typeof ourGit> =>
    ourGit([...settings, "add", ...flags], { gitDir, workTree, input });
  let added = await add();
  if (added.code > 1) {
    dropConversion(git, repository);
    added = await add();
  }
  // 1 means that some files could not be read; they are named when they cannot be copied either.
  if (added.code === 0 || added.code === 1) return;
  const said = added.stderr.trim().split("\n").at(-1) ?? "";
  refuseProject(
    top,
    `has files that cannot be copied: ${said}`,
    "Check the repository: git status",
  );
}

/** Why an untracked path is not taken; undefined when it is. */
function whyNot(top: string, path: string): string | undefined {
  if (path.endsWith("/")) return "a repository of its own";
  try {
    const stat = lstatSync(join(top, path));
    return stat.isFile() && stat.size > MAX_FILE ? tooLarge(stat.size) : undefined;
  } catch {
    return undefined;
  }
}
