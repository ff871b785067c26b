import { type ChildProcess, execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/wheelhouse.js", import.meta.url));

/** The real binary on one data directory. */
export interface Wheelhouse {
  readonly home: string;
  /** Starts a command and leaves it running. */
  spawn(...args: string[]): ChildProcess;
  /** Runs a command to its end. */
  call(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
}

/** Runs the binary with a data directory of its own. */
export function wheelhouseAt(home: string): Wheelhouse {
  const env = { ...process.env, WHEELHOUSE_HOME: home, NO_COLOR: "1" };
  return {
    home,
    spawn: (...args) => spawn(process.execPath, [BIN, ...args], { env, stdio: "ignore" }),
    call(...args) {
      const { promise, resolve } = Promise.withResolvers<{
        code: number;
        stdout: string;
        stderr: string;
      }>();
      execFile(
        process.execPath,
        [BIN, ...args],
        { env, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
          resolve({ code, stdout, stderr });
        },
      );
      return promise;
    },
  };
}

/** Resolves when a child has ended. */
export function ended(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (child.exitCode !== null || child.signalCode !== null) resolve();
  else child.once("exit", () => resolve());
  return promise;
}
