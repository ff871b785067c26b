import { spawn } from "node:child_process";

/** Most that is read of what a program says, in characters. */
const MOST = 64 * 1024;

/** What a program said. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  /** How it ended; undefined when it had to be ended. */
  readonly code: number | null | undefined;
}

/**
 * Starts a program with nothing to read, and gives what it has said when it ends or its time is over.
 * *Contract*: never throws; its whole process group is gone when this resolves, so that nothing that
 * hangs is left behind.
 */
export function askProgram(
  [name, ...args]: readonly [string, ...string[]],
  { env, limitMs }: { readonly env: NodeJS.ProcessEnv; readonly limitMs: number },
): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>();
  const said = { stdout: "", stderr: "" };
  // A group of its own, which can be ended as a whole.
  const child = spawn(name, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const finish = (code: number | null | undefined): void => {
    clearTimeout(timer);
    endGroup(child.pid);
    child.stdout.destroy();
    child.stderr.destroy();
    resolve({ ...said, code });
  };
  const timer = setTimeout(() => finish(undefined), limitMs);
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] = (said[stream] + text).slice(0, MOST);
    });
  // What it has started may hold its output open.
  child.on("exit", (code) => {
    endGroup(child.pid);
    child.once("close", () => finish(code));
  });
  child.on("error", () => finish(null));
  return promise;
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
