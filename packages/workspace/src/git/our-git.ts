import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { gitEnvironment, NEUTRAL } from "./neutral.ts";

/** How git is run. */
export interface GitOptions {
  readonly cwd?: string | undefined;
  readonly gitDir?: string | undefined;
  readonly workTree?: string | undefined;
  /** More variables; nothing is inherited but `PATH`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What git reads; bytes as they come, for what is large or no text. */
  readonly input?: string | AsyncIterable<Uint8Array> | undefined;
  /** Longest time, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Most output that is taken, in bytes. */
  readonly maxBytes?: number | undefined;
  /** Ends git when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Read the user's own configuration files. Only for `git config`, which runs nothing that stands there. */
  readonly asUser?: boolean | undefined;
}

/** What git said. A failure is a value. */
export interface GitResult {
  /** -1 when it was killed. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Set when git was stopped, by a limit or by its signal; `stdout` then holds what it had said until then. */
  readonly cut?: "time" | "size" | "signal" | undefined;
}

const MAX_BYTES = 256 * 1024 * 1024;
const MAX_STDERR = 1024 * 1024;
const TIMEOUT_MS = 120_000;

/**
 * Runs git with a neutral configuration and an environment from nothing.
 *
 * *Contract*: rejects only when there is no git. Whatever else goes wrong is in the result, and no
 * git runs on when the promise has settled.
 */
export function ourGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const { gitDir, workTree, input, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, signal } = options;
  if (signal?.aborted === true)
    return Promise.resolve({ code: -1, stdout: "", stderr: "", cut: "signal" });
  const cwd = options.cwd ?? workTree ?? gitDir ?? "/";
  const place = [
    ...(gitDir === undefined ? [] : [`--git-dir=${gitDir}`]),
    ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
  ];
  const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
  const child = spawn("git", ["--no-pager", ...NEUTRAL, ...place, ...args], {
    cwd,
    env: { ...gitEnvironment(options.asUser ?? false), ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let cut: GitResult["cut"];
  const stop = (why: NonNullable<GitResult["cut"]>): void => {
    cut ??= why;
    child.kill("SIGKILL");
    // A grandchild may hold the pipes open; nothing of it is waited for.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const timer = setTimeout(stop, timeoutMs, "time");
  const onAbort = (): void => stop("signal");
  signal?.addEventListener("abort", onAbort);
  const ended = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
  const stdout = collect(child.stdout, maxBytes, () => stop("size"));
  const stderr = collect(child.stderr, MAX_STDERR, () => undefined);
  // A git that ends early does not read on; one that is not told all must not take it for all.
  let broken: string | undefined;
  const onInput = (error: unknown): void => {
    if (isOurEnd(error)) return;
    broken = messageOf(error);
    child.kill("SIGKILL");
  };
  child.stdin.on("error", () => undefined);
  if (input === undefined || typeof input === "string") child.stdin.end(input ?? "");
  else pipeline(Readable.from(input), child.stdin).catch(onInput);
  child.once("error", (error) => {
    ended();
    if (!("code" in error) || error.code !== "ENOENT" || !existsSync(cwd)) {
      resolve({ code: -1, stdout: "", stderr: error.message });
      return;
    }
    reject(
      new WheelhouseError("project.unreadable", "There is no git on this machine's PATH.", {
        hint: "Install git, then look again: wheelhouse doctor",
      }),
    );
  });
  child.once("close", (code) => {
    ended();
    if (broken === undefined)
      resolve({ code: code ?? -1, stdout: stdout(), stderr: stderr(), cut });
    else resolve({ code: -1, stdout: "", stderr: broken });
  });
  return promise;
}

/** Git closed its end, which its own exit tells of. */
function isOurEnd(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EPIPE" || code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE";
}

/** Takes at most so many bytes of a stream, and tells once when there are more. */
function collect(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  onMore: () => void,
): () => string {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  stream.on("error", () => undefined);
  stream.on("data", (chunk: Buffer) => {
    if (left > 0) chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    if (left >= 0 && chunk.length > left) onMore();
    left -= chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}
