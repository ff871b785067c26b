import { execFile } from "node:child_process";
import { WheelhouseError } from "@wheelhouse/core";

/** How git is run. */
export interface GitOptions {
  readonly cwd?: string | undefined;
  readonly gitDir?: string | undefined;
  readonly workTree?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly input?: string | undefined;
  /** Longest time, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** What git said. A failure is a value; `code` is -1 when it ran out of time or was killed. */
export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Most output that is taken, in bytes. */
const MAX_OUTPUT = 256 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/**
 * Nothing of the user's configuration runs: no hooks, no file-system monitor, no filters, no
 * external diff, no credential helper, no pager. Optional locks are off, so that even a command on
 * the user's repository writes nothing there.
 */
const NEUTRAL = [
  ["safe.directory", "*"],
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.untrackedCache", "false"],
  ["core.quotePath", "false"],
  ["core.autocrlf", "false"],
  ["diff.external", ""],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.allow", "never"],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** Runs git with a neutral configuration and an environment from nothing. Throws only when there is no git. */
export function ourGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const { cwd, gitDir, workTree, env, input, timeoutMs = TIMEOUT_MS } = options;
  const place = [
    ...(gitDir === undefined ? [] : [`--git-dir=${gitDir}`]),
    ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
  ];
  const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
  const child = execFile(
    "git",
    ["--no-pager", ...NEUTRAL, ...place, ...args],
    {
      cwd: cwd ?? workTree ?? gitDir ?? "/",
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: MAX_OUTPUT,
      env: {
        PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
        HOME: "/nonexistent",
        LC_ALL: "C.UTF-8",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_TERMINAL_PROMPT: "0",
        GIT_NO_LAZY_FETCH: "1",
        GIT_ATTR_NOSYSTEM: "1",
        ...env,
      },
    },
    (error, stdout, stderr) => {
      if (error && "code" in error && error.code === "ENOENT") {
        reject(
          new WheelhouseError("project.unreadable", "There is no git on this machine's PATH.", {
            hint: "Install git, then try again: wheelhouse doctor",
          }),
        );
      } else {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        resolve({ code, stdout, stderr });
      }
    },
  );
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input ?? "");
  return promise;
}

/** Runs git and takes its output; throws with its last words when it fails. */
export async function mustGit(args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await ourGit(args, options);
  if (code === 0) return stdout;
  const said = stderr.trim().split("\n").at(-1) ?? "";
  throw new WheelhouseError("project.unreadable", `git ${args[0]} failed (${code}): ${said}`, {
    hint: "Check the repository: git status",
  });
}

/** Runs git and takes its output without the last line break; undefined when it fails or says nothing. */
export async function maybeGit(
  args: readonly string[],
  options: GitOptions = {},
): Promise<string | undefined> {
  const { code, stdout } = await ourGit(args, options);
  const text = stdout.replace(/\n$/, "");
  return code === 0 && text !== "" ? text : undefined;
}
