import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { killTree, type KillPatience } from "../process/kill-tree.ts";
import { identify } from "../process/process-identity.ts";
import type { ProcessIdentity, SandboxSpec } from "../sandbox.ts";
import { commandOf, type SandboxPrograms } from "./command-of.ts";

/** A program under a sandbox. */
export interface SandboxedProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Undefined when it could not be started or ended at once. */
  readonly identity: ProcessIdentity | undefined;
  /** Resolves with what ended the outermost process, or why it never started. */
  readonly exited: Promise<ProcessExit>;
  /** Ends the whole tree. *Contract*: resolves only when it is proven dead. */
  readonly end: (patience?: KillPatience) => Promise<void>;
}

/** How a process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started. */
  readonly error?: string;
}

/** Starts a program under the level that its spec names, in a session of its own. */
export function spawnSandboxed(spec: SandboxSpec, programs: SandboxPrograms): SandboxedProcess {
  const { program, args, env } = commandOf(spec, programs);
  const child = spawn(program, args, { cwd: spec.cwd, env, stdio: "pipe", detached: true });
  const { promise: exited, resolve } = Promise.withResolvers<ProcessExit>();
  child.once("error", (error) => resolve({ code: null, signal: null, error: error.message }));
  child.once("exit", (code, signal) => resolve({ code, signal }));
  // A program that closes its stdin early is told apart by its exit, not by a broken pipe of ours.
  child.stdin.on("error", () => undefined);
  return {
    child,
    identity: child.pid === undefined ? undefined : identify(child.pid),
    exited,
    async end(patience) {
      if (child.pid === undefined) return;
      await killTree({ root: child.pid, marker: spec.marker }, patience);
    },
  };
}
