import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import { killTree, type KillPatience } from "../process/kill-tree.ts";
import { identify } from "../process/process-identity.ts";
import type { ProcessIdentity, SandboxSpec } from "../sandbox.ts";
import { commandOf, type SandboxPrograms } from "./command-of.ts";
import { lowerPriority } from "./lower-priority.ts";
import { prepareSpec } from "./prepare-spec.ts";

/** A program under a sandbox. */
export interface SandboxedProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Undefined when it could not be started. */
  readonly identity: ProcessIdentity | undefined;
  /** Resolves with what ended the outermost process, or why it never started. Never rejects. */
  readonly exited: Promise<ProcessExit>;
  /** Resolves when its output is closed, so that all it said was read; a grandchild may hold it open. Never rejects. */
  readonly closed: Promise<void>;
  /** Ends the whole tree. *Contract*: resolves only when it is proven dead; rejects as `killTree` does. */
  readonly end: (patience?: KillPatience) => Promise<void>;
}

/** How a process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started. */
  readonly error?: string;
}

/**
 * Starts a program under the level that its spec names, as the leader of a session of its own, which yields to
 * others where all cores are busy.
 *
 * *Contract*: fails closed: throws `sandbox.refused`, with nothing started, when what the program may
 * read would let it out of the level. A program that cannot be started resolves, and says so in `exited`.
 */
export async function spawnSandboxed(
  wanted: SandboxSpec,
  programs: SandboxPrograms,
): Promise<SandboxedProcess> {
  const { spec, view } = await prepareSpec(wanted);
  const { program, args, env } = commandOf(spec, programs, view);
  const child = spawn(program, args, { cwd: spec.cwd, env, stdio: "pipe", detached: true });
  const { promise: exited, resolve } = Promise.withResolvers<ProcessExit>();
  child.once("error", (error) => resolve({ code: null, signal: null, error: error.message }));
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  child.once("close", () => close());
  child.once("exit", (code, signal) =>
    resolve(spec.level === "enforced" ? asOfProgram(code, signal) : { code, signal }),
  );
  // A program that closes its stdin early is told apart by its exit, not by a broken pipe of ours.
  child.stdin.on("error", () => undefined);
  if (child.pid !== undefined)
    lowerPriority(child.pid, () => child.exitCode !== null || child.signalCode !== null);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  return {
    child,
    identity,
    exited,
    closed,
    async end(patience) {
      if (child.pid === undefined) return;
      await killTree({ root: identity, marker: spec.marker }, patience);
    },
  };
}

/** Bubblewrap ends with 128 and the number of the signal that ended the program which it holds. */
function asOfProgram(code: number | null, signal: NodeJS.Signals | null): ProcessExit {
  const found = Object.entries(constants.signals).find(([, number]) => 128 + number === code)?.[0];
  return isSignal(found) ? { code: null, signal: found } : { code, signal };
}

function isSignal(name: string | undefined): name is NodeJS.Signals {
  return name !== undefined && name in constants.signals;
}
