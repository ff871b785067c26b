import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { maybeGit } from "./maybe-git.ts";
import { refuseProject } from "./refuse-project.ts";

/** For a directory without a working tree. Throws unless it is a plain folder, which it is only where git knows of no repository at all. */
export async function refuseUnusable(path: string, stderr: string): Promise<void> {
  const ask = (flag: string): Promise<string | undefined> =>
    maybeGit(["rev-parse", flag], { cwd: path });
  if ((await ask("--is-bare-repository")) === "true")
    refuseProject(
      path,
      "is a bare repository: it has no files to look at",
      "Name a checkout of it: --project DIR",
    );
  if ((await ask("--is-inside-git-dir")) === "true")
    refuseProject(
      path,
      "is inside a git directory",
      "Name the checkout that it belongs to: --project DIR",
    );
  const closed = closedGitDirectory(path);
  if (closed !== undefined)
    refuseProject(path, `is in a repository whose git directory may not be read: ${closed}`);
  if (/not a git repository \(or any/.test(stderr)) return;
  const said =
    stderr
      .trim()
      .replace(/^fatal: /, "")
      .split("\n")[0] ?? "";
  refuseProject(
    path,
    `is in a repository that git cannot use: ${said}`,
    "Repair the repository: git status",
  );
}

/** Git takes a git directory that it may not read for none. */
function closedGitDirectory(path: string): string | undefined {
  for (let directory = path; ; directory = dirname(directory)) {
    const git = join(directory, ".git");
    if (existsSync(git) && !isOpen(git)) return git;
    if (directory === dirname(directory)) return undefined;
  }
}

function isOpen(path: string): boolean {
  try {
    accessSync(
      path,
      statSync(path).isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK,
    );
    return true;
  } catch {
    return false;
  }
}
