import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { maybeGit } from "./our-git.ts";

/** A project as it lies on the disk. Found out without writing anything. */
export interface ProjectPlace {
  /** Real path of the project. */
  readonly path: string;
  readonly repository:
    | {
        /** Top directory of the working tree. */
        readonly top: string;
        readonly gitDir: string;
        /** Directory that holds objects and refs: another one than `gitDir` in a linked working tree. */
        readonly commonDir: string;
        /** The project below `top`, with forward slashes; empty when it is the top. */
        readonly prefix: string;
        /** Commit of HEAD; undefined when unborn. */
        readonly head: string | undefined;
        /** Branch of HEAD; undefined when detached. */
        readonly branch: string | undefined;
        readonly defaultBranch: { readonly name: string; readonly commit: string } | undefined;
      }
    | undefined;
}

/** Looks at a project. Throws `project.unreadable` when it is not there, no directory, unreadable, or has no working tree. */
export async function inspectProject(project: string): Promise<ProjectPlace> {
  const path = realDirectory(project);
  const ask = (...args: string[]): Promise<string | undefined> =>
    maybeGit(["rev-parse", ...args], { cwd: path });
  const top = await ask("--path-format=absolute", "--show-toplevel");
  if (top === undefined) {
    if ((await ask("--is-bare-repository")) === "true") {
      throw new WheelhouseError(
        "project.unreadable",
        `${path} is a bare repository: it has no files to look at.`,
        {
          hint: "Name a checkout of it: --project DIR",
        },
      );
    }
    return { path, repository: undefined };
  }
  const [gitDir, commonDir, head, branch] = await Promise.all([
    ask("--path-format=absolute", "--git-dir"),
    ask("--path-format=absolute", "--git-common-dir"),
    ask("--verify", "--quiet", "HEAD^{commit}"),
    maybeGit(["symbolic-ref", "--quiet", "--short", "HEAD"], { cwd: path }),
  ]);
  if (gitDir === undefined || commonDir === undefined) return { path, repository: undefined };
  return {
    path,
    repository: {
      top,
      gitDir,
      commonDir,
      prefix: relative(top, path).replaceAll("\\", "/"),
      head,
      branch,
      defaultBranch: await findDefaultBranch(path),
    },
  };
}

const USUAL = ["main", "master", "trunk", "develop", "default"];

async function findDefaultBranch(
  cwd: string,
): Promise<{ name: string; commit: string } | undefined> {
  const remote = await maybeGit(
    ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"],
    { cwd },
  );
  const names = [
    ...(remote === undefined ? [] : [remote]),
    ...USUAL.flatMap((name) => [name, `origin/${name}`]),
  ];
  for (const name of names) {
    const commit = await maybeGit(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], {
      cwd,
    });
    if (commit !== undefined) return { name, commit };
  }
  return undefined;
}

function realDirectory(project: string): string {
  const path = resolve(project);
  const refuse = (why: string, hint: string): never => {
    throw new WheelhouseError("project.unreadable", `${path} ${why}.`, { hint });
  };
  try {
    const real = realpathSync(path);
    if (!statSync(real).isDirectory())
      refuse("is not a directory", "Name a directory: --project DIR");
    accessSync(join(real, "."), constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof WheelhouseError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT")
      return refuse("does not exist", "Name a directory that exists: --project DIR");
    if (code === "EACCES" || code === "EPERM")
      return refuse(
        "may not be read by you",
        "Change its permissions, or name another directory: --project DIR",
      );
    return refuse(`cannot be read: ${messageOf(error)}`, "Name another directory: --project DIR");
  }
}
