import { WheelhouseError } from "@wheelhouse/core";
import { runBeside } from "./beside/git-beside.ts";
import { gitEnvironment, NEUTRAL } from "./neutral.ts";
import { type GitInput, type GitResult, runGit } from "./run-git.ts";

export type { GitResult } from "./run-git.ts";

/** How git is run. */
export interface GitOptions {
  readonly cwd?: string | undefined;
  readonly gitDir?: string | undefined;
  readonly workTree?: string | undefined;
  /** More variables; nothing is inherited but `PATH`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What git reads; bytes as they come, for what is large or no text. */
  readonly input?: GitInput;
  /** Longest time, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Most output that is taken, in bytes. */
  readonly maxBytes?: number | undefined;
  /** Most memory that git may ask for, in bytes: for a look at files that somebody wrote who may mean harm. */
  readonly maxMemory?: number | undefined;
  /** Ends git when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Read the user's own configuration files. Only for `git config`, which runs nothing that stands there. */
  readonly asUser?: boolean | undefined;
}

const MAX_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/**
 * Runs git with a neutral configuration and an environment from nothing.
 *
 * *Contract*: rejects only when there is no git. Whatever else goes wrong is in the result, and no
 * git runs on when the promise has settled.
 */
export async function ourGit(
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const { gitDir, workTree, input, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, signal } = options;
  const { maxMemory } = options;
  const cwd = options.cwd ?? workTree ?? gitDir ?? "/";
  const place = [
    ...(gitDir === undefined ? [] : [`--git-dir=${gitDir}`]),
    ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
  ];
  const command = {
    args: ["--no-pager", ...NEUTRAL, ...place, ...args],
    cwd,
    env: { ...gitEnvironment(options.asUser ?? false), ...options.env },
    timeoutMs,
    maxBytes,
    maxMemory,
  };
  const result =
    (await runBeside(command, input, signal)) ?? (await runGit(command, input, signal));
  if (result) return result;
  throw new WheelhouseError("project.unreadable", "There is no git on this machine's PATH.", {
    hint: "Install git, then look again: wheelhouse doctor",
  });
}
