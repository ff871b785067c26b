import { type GitOptions, ourGit } from "@wheelhouse/workspace";
import { parseStatus, type TreeStatus } from "./parse-status.ts";
import { lastWords } from "./user-config.ts";

/** Runs git and takes what it says; throws a sentence that says why it could not. */
export async function said(args: readonly string[], options: GitOptions): Promise<string> {
  const command = args.find((arg) => !arg.startsWith("-") && !arg.includes("=")) ?? "";
  const { code, stdout, stderr, cut } = await ourGit(args, options);
  if (cut === "signal") throw new Error(`git ${command} was stopped.`);
  if (cut === "time") throw new Error(`git ${command} took too long and was stopped.`);
  if (cut === "size") throw new Error(`git ${command} said more than is taken.`);
  if (code !== 0) throw new Error(lastWords(stderr, command));
  return stdout;
}

/**
 * Looks at a working tree. Submodules count when they stand on another commit than is recorded: what is changed inside
 * is theirs, and to see it git would have to read their configuration.
 */
export async function readTree(options: GitOptions): Promise<TreeStatus> {
  const status = parseStatus(
    await said(
      [
        "status",
        "--porcelain=v2",
        "--branch",
        "--show-stash",
        "-z",
        "--untracked-files=all",
        "--ignore-submodules=dirty",
        "--no-renames",
      ],
      options,
    ),
  );
  if (status.suspects.length === 0) return status;
  // Status believes a size; only a diff reads a file as the index would hold it, and finds that a line end is no change.
  const differing = new Set(
    (
      await said(
        [
          "diff",
          "--name-only",
          "-z",
          "--no-ext-diff",
          "--no-textconv",
          "--no-renames",
          "--ignore-submodules=dirty",
        ],
        options,
      )
    ).split("\0"),
  );
  const suspects = status.suspects.filter((path) => differing.has(path));
  return { ...status, suspects, modified: status.modified + suspects.length };
}
