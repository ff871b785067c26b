import { WheelhouseError } from "@wheelhouse/core";
import { type Level, probeLevels, type SandboxSpec, spawnSandboxed } from "@wheelhouse/sandbox";
import { createOutput } from "./output.ts";

/** A command to run in a sandbox. */
export interface CommandOptions {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[];
  /** Where it runs: a clone's tree, or a directory in it. */
  readonly cwd: string;
  /** What it may write beside `home` and `tmp`: a clone's tree. Nothing when absent. */
  readonly writable?: readonly string[] | undefined;
  /** What else it may read of what is hidden, such as the copied objects of a clone. */
  readonly readable?: readonly string[] | undefined;
  readonly home: string;
  readonly tmp: string;
  /** Whether it has the machine's network. */
  readonly network: boolean;
  readonly timeoutMs: number;
  /** Marks its processes, as in {@link SandboxSpec}. */
  readonly marker: string;
  /** More variables; nothing is inherited but `PATH`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Most output that is kept, in characters; 200,000 when absent. */
  readonly maxOutput?: number | undefined;
  /** What it does not see, beside the user's home. */
  readonly hidden?: readonly string[] | undefined;
}

/** What a command came to, seen by us. */
export interface CommandResult {
  /** Null when it was ended by a signal, or never started. */
  readonly exit: number | null;
  /** What ended it, such as `SIGKILL`. */
  readonly signal?: string | undefined;
  readonly timedOut: boolean;
  /** Whether it was stopped because we were asked to. */
  readonly cancelled: boolean;
  /** It ended by itself, with 0. */
  readonly ok: boolean;
  /** What it said on both ways, in order, without secrets; from the middle of a long one some is missing. */
  readonly output: string;
  /** Characters that are missing. */
  readonly omitted: number;
  readonly durationMs: number;
  readonly level: Level;
}

const MAX_OUTPUT = 200_000;
const TERM_MS = 2_000;
/** Joins both ways in which a program speaks, and becomes the program. What is run is never part of the text. */
const JOINED = 'exec "$@" 2>&1';

/**
 * Runs a command over a clone in the sandbox, and gives what it said and how it ended.
 *
 * *Contract*: it writes nothing but what `writable`, `home` and `tmp` name. When this has settled, every
 * process that it began is proven dead, whether it ended, took too long or was stopped. Rejects with
 * `sandbox.refused`, with nothing run, where writing cannot be prevented by the system, and when a process
 * cannot be ended. A command that fails is a result.
 */
export async function runCommand(
  options: CommandOptions,
  signal?: AbortSignal,
): Promise<CommandResult> {
  const [program, ...args] = options.command;
  if (program === undefined || program === "")
    throw new WheelhouseError("settings.invalid", "A command without a program cannot be run.", {
      hint: 'Write it as a list: ["npm", "test"]',
    });
  const { enforced } = await probeLevels();
  if (!enforced.available)
    throw new WheelhouseError(
      "sandbox.refused",
      `Commands over a clone run only where the system keeps them from writing elsewhere: ${enforced.reason}.`,
      { hint: enforced.hint },
    );
  if (signal?.aborted === true) return ended({ cancelled: true });
  const spec = specOf(options, program, args);
  const output = createOutput(options.maxOutput ?? MAX_OUTPUT);
  const from = performance.now();
  const { child, exited, closed, end } = await spawnSandboxed(spec, enforced.programs);
  child.stdin.end();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  let why: "time" | "signal" | undefined;
  const stopped = Promise.withResolvers<void>();
  const stop = (reason: NonNullable<typeof why>): void => {
    why ??= reason;
    stopped.resolve();
  };
  const timer = setTimeout(stop, options.timeoutMs, "time");
  const onAbort = (): void => stop("signal");
  signal?.addEventListener("abort", onAbort);
  try {
    await Promise.race([exited, stopped.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    await end(why === undefined ? { termMs: 0 } : { termMs: TERM_MS });
  }
  const exit = await exited;
  await closed;
  return ended({
    exit: exit.code,
    signal: exit.signal ?? undefined,
    timedOut: why === "time",
    cancelled: why === "signal",
    ok: why === undefined && exit.code === 0,
    ...output.finish(exit.error),
    durationMs: Math.round(performance.now() - from),
  });
}

function specOf(options: CommandOptions, program: string, args: readonly string[]): SandboxSpec {
  const { cwd, home, tmp, network, marker, writable, hidden, env, readable = [] } = options;
  return {
    level: "enforced",
    command: ["/bin/sh", "-c", JOINED, "sh", program, ...args],
    cwd,
    env: {
      PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
      LANG: "C.UTF-8",
      TERM: "dumb",
      NO_COLOR: "1",
      ...env,
    },
    home,
    tmp,
    readable,
    writable,
    hidden,
    network,
    marker,
  };
}

const ended = (what: Partial<CommandResult>): CommandResult => ({
  exit: null,
  timedOut: false,
  cancelled: false,
  ok: false,
  output: "",
  omitted: 0,
  durationMs: 0,
  level: "enforced",
  ...what,
});
