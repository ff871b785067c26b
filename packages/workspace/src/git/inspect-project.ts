import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { type DefaultBranch, findDefaultBranch } from "./default-branch.ts";
import { maybeGit } from "./maybe-git.ts";
import { mustGit } from "./must-git.ts";
import { ourGit } from "./our-git.ts";
import { asIs, type UserSettings, userSettings } from "./user-settings.ts";

/** A repository as it lies on the disk. */
export interface RepositoryPlace {
  /** Top directory of the working tree. */
  readonly top: string;
  readonly gitDir: string;
  /** Directory that holds objects and refs: another one than `gitDir` in a linked working tree. */
  readonly commonDir: string;
  /** The project below `top`; empty when it is the top. */
  readonly prefix: string;
  /** Name of the hash that names objects, such as `sha1`. */
  readonly objectFormat: string;
  /** Commit of HEAD; undefined when unborn. */
  readonly head: string | undefined;
  /** Branch of HEAD; undefined when detached. */
  readonly branch: string | undefined;
  readonly defaultBranch: DefaultBranch | undefined;
  readonly settings: UserSettings;
}

/** A project as it lies on the disk. */
export interface ProjectPlace {
  /** Real path of the project. */
  readonly path: string;
  /** Undefined for a plain folder, also for one that the repository around it ignores. */
  readonly repository: RepositoryPlace | undefined;
}

/**
 * Looks at a project, and writes nothing. Throws `project.unreadable` when it is not there, is no
 * directory, may not be read, has no working tree, or when git cannot use its repository.
 */
export async function inspectProject(project: string): Promise<ProjectPlace> {
  const path = realDirectory(project);
  await refuseOldGit();
  const ask = (...args: string[]): Promise<string | undefined> =>
    maybeGit(["rev-parse", ...args], { cwd: path });
  const found = await ourGit(["rev-parse", "--path-format=absolute", "--show-toplevel"], {
    cwd: path,
  });
  if (found.code !== 0) {
    await refuseUnusable(path, found.stderr, ask);
    return { path, repository: undefined };
  }
  const top = found.stdout.replace(/\n$/, "");
  const prefix = relative(top, path);
  const settings = await userSettings(path);
  if (prefix !== "" && (await isIgnored(path, settings))) return { path, repository: undefined };
  const [gitDir, commonDir, objectFormat, head, branch] = await Promise.all([
    ask("--path-format=absolute", "--git-dir"),
    ask("--path-format=absolute", "--git-common-dir"),
    ask("--show-object-format"),
    ask("--verify", "--quiet", "HEAD^{commit}"),
    maybeGit(["symbolic-ref", "--quiet", "--short", "HEAD"], { cwd: path }),
  ]);
  if (gitDir === undefined || commonDir === undefined)
    return refuse(path, "is in a repository without a git directory");
  const configured = settings.get("init.defaultbranch");
  const defaultBranch = await findDefaultBranch(path, { branch, configured });
  return {
    path,
    repository: {
      top,
      gitDir,
      commonDir,
      prefix,
      objectFormat: objectFormat ?? "sha1",
      head,
      branch,
      defaultBranch,
      settings,
    },
  };
}

/** The repository around ignores this directory and tracks nothing in it. */
async function isIgnored(cwd: string, settings: UserSettings): Promise<boolean> {
  const { code } = await ourGit(["check-ignore", "--quiet", "--no-index", "."], { cwd });
  if (code !== 0) return false;
  return (await maybeGit(["ls-files", ...asIs(settings), "-z", "--", "."], { cwd })) === undefined;
}

/** There is no working tree here. Only where git knows of no repository at all is this a plain folder. */
async function refuseUnusable(
  path: string,
  stderr: string,
  ask: (...args: string[]) => Promise<string | undefined>,
): Promise<void> {
  if ((await ask("--is-bare-repository")) === "true")
    refuse(
      path,
      "is a bare repository: it has no files to look at",
      "Name a checkout of it: --project DIR",
    );
  if ((await ask("--is-inside-git-dir")) === "true")
    refuse(
      path,
      "is inside a git directory",
      "Name the checkout that it belongs to: --project DIR",
    );
  if (/not a git repository \(or any/.test(stderr)) return;
  const said =
    stderr
      .trim()
      .replace(/^fatal: /, "")
      .split("\n")[0] ?? "";
  refuse(
    path,
    `is in a repository that git cannot use: ${said}`,
    "Repair the repository: git status",
  );
}

const OLDEST_GIT = [2, 31] as const;

async function refuseOldGit(): Promise<void> {
  const text = (await mustGit(["version"])).trim();
  const [, major = "0", minor = "0"] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const [wantedMajor, wantedMinor] = OLDEST_GIT;
  if (Number(major) > wantedMajor) return;
  if (Number(major) === wantedMajor && Number(minor) >= wantedMinor) return;
  throw new WheelhouseError(
    "project.unreadable",
    `This machine's git is too old (${text}): ${OLDEST_GIT.join(".")} or newer is needed.`,
    { hint: "Install a newer git, then look again: wheelhouse doctor" },
  );
}

function refuse(path: string, why: string, hint = "Name another directory: --project DIR"): never {
  throw new WheelhouseError("project.unreadable", `${path} ${why}.`, { hint });
}

function realDirectory(project: string): string {
  const path = resolve(project);
  if (project.includes("\0")) return refuse(path, "is no path: it has a NUL character in it");
  try {
    const real = realpathSync(path);
    if (!statSync(real).isDirectory())
      return refuse(path, "is not a directory", "Name a directory: --project DIR");
    accessSync(join(real, "."), constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof WheelhouseError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT")
      return refuse(path, "does not exist", "Name a directory that exists: --project DIR");
    if (code === "EACCES" || code === "EPERM")
      return refuse(
        path,
        "may not be read by you",
        "Change its permissions, or name another directory: --project DIR",
      );
    return refuse(path, `cannot be read: ${messageOf(error)}`);
  }
}
