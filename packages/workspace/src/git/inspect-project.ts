import { relative, sep } from "node:path";
import { type DefaultBranch, findDefaultBranch } from "./default-branch.ts";
import { maybeGit } from "./maybe-git.ts";
import { ourGit } from "./our-git.ts";
import { realDirectory } from "./real-directory.ts";
import { refuseOldGit } from "./refuse-old-git.ts";
import { refuseProject } from "./refuse-project.ts";
import { refuseUnusable } from "./refuse-unusable.ts";
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
export async function inspectProject(
  project: string,
  options: {
    /** False spares the look for a default branch, which is then told as undefined. */
    readonly defaultBranch?: boolean | undefined;
  } = {},
): Promise<ProjectPlace> {
  const path = realDirectory(project);
  await refuseOldGit();
  const ask = (...args: string[]): Promise<string | undefined> =>
    maybeGit(["rev-parse", ...args], { cwd: path });
  const found = await ourGit(["rev-parse", "--path-format=absolute", "--show-toplevel"], {
    cwd: path,
  });
  if (found.code !== 0) {
    await refuseUnusable(path, found.stderr);
    return { path, repository: undefined };
  }
  const top = found.stdout.replace(/\n$/, "");
  const prefix = relative(top, path);
  // A repository's own settings can say so of any directory of the user's.
  if (prefix.split(sep)[0] === "..")
    return refuseProject(
      path,
      `has a repository whose files are elsewhere: ${top}`,
      "Name that directory, or unset core.worktree: --project DIR",
    );
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
    return refuseProject(path, "is in a repository without a git directory");
  const configured = settings.get("init.defaultbranch");
  const defaultBranch =
    options.defaultBranch === false
      ? undefined
      : await findDefaultBranch(path, { branch, configured });
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
