import { spawn, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A git with all that it is given; nothing is added. */
export interface GitCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Longest time, in milliseconds. */
  readonly timeoutMs: number;
  /** Most output that is taken, in bytes. */
  readonly maxBytes: number;
  /** Most memory that it may ask for, in bytes; where the system can limit that. */
  readonly maxMemory?: number | undefined;
}

/** What git reads; bytes as they come, for what is large or no text. */
export type GitInput = string | Uint8Array | AsyncIterable<Uint8Array> | undefined;

/** What git said. A failure is a value. */
export interface GitResult {
  /** -1 when it was killed. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Set when git was stopped, by a limit or by its signal; `stdout` then holds what it had said until then. */
  readonly cut?: "time" | "size" | "signal" | undefined;
}

const MAX_STDERR = 1024 * 1024;
/** Becomes git, with a limit that the shell sets for itself. */
const LIMITED = 'ulimit -v "$0" 2>/dev/null; exec git "$@"';
/** Each thread would ask for memory of its own, and use little of it. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/**
 * Runs git as a child of this process. Loads nothing but the runtime: a process that does only this stays small.
 *
 * *Contract*: gives undefined when there is no git. Never rejects, and no git runs on when the promise has settled.
 */
export function runGit(
  { args, cwd, env, timeoutMs, maxBytes, maxMemory }: GitCommand,
  input: GitInput,
  signal: AbortSignal | undefined,
): Promise<GitResult | undefined> {
  if (signal?.aborted === true)
    return Promise.resolve({ code: -1, stdout: "", stderr: "", cut: "signal" });
  const { promise, resolve } = Promise.withResolvers<GitResult | undefined>();
  const stdio = ["pipe", "pipe", "pipe"] satisfies StdioOptions;
  const child =
    maxMemory === undefined
      ? spawn("git", args, { cwd, env, stdio })
      : spawn("/bin/sh", ["-c", LIMITED, `${Math.ceil(maxMemory / 1024)}`, ...args], {
          cwd,
          env: { ...env, ...FEW_ARENAS },
          stdio,
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
    broken = error instanceof Error ? error.message : String(error);
    child.kill("SIGKILL");
  };
  child.stdin.on("error", () => undefined);
  if (input === undefined || typeof input === "string" || input instanceof Uint8Array)
    child.stdin.end(input ?? "");
  else pipeline(Readable.from(input), child.stdin).catch(onInput);
  child.once("error", (error) => {
    ended();
    const isMissing = "code" in error && error.code === "ENOENT" && existsSync(cwd);
    resolve(isMissing ? undefined : { code: -1, stdout: "", stderr: error.message });
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
