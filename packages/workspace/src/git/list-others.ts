import { WheelhouseError } from "@wheelhouse/core";
import { type GitOptions, ourGit } from "./our-git.ts";

/** What is in a working tree and not in its index. */
export interface OtherFiles {
  /** Paths from the top; a repository of its own ends with a slash. */
  readonly paths: readonly string[];
  /** Directories that may not be read, with a slash at the end. */
  readonly closed: readonly string[];
}

/** Lists untracked files that nothing ignores. */
export async function listOthers(
  pathspec: readonly string[],
  options: GitOptions,
  settings: readonly string[],
): Promise<OtherFiles> {
  const { code, stdout, stderr } = await ourGit(
    [...settings, "ls-files", "--others", "--exclude-standard", "-z", "--", ...pathspec],
    options,
  );
  if (code !== 0) {
    const said = stderr.trim().split("\n").at(-1) ?? "";
    throw new WheelhouseError("project.unreadable", `The files cannot be listed: ${said}`, {
      hint: "Check the repository: git status",
    });
  }
  return {
    paths: stdout.split("\0").filter((path) => path !== ""),
    closed: [...stderr.matchAll(/could not open directory '([^\n]+)': /g)].flatMap(
      (match) => match[1] ?? [],
    ),
  };
}
