import { spawn } from "node:child_process";

/** How a program came to its end. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Both of its streams as they came, cut at {@link MOST_OUTPUT}. */
  readonly output: string;
  /** Whether it was ended because its time was over. */
  readonly late: boolean;
}

/** Longest output that is kept, in characters. */
const MOST_OUTPUT = 64 * 1024;
/** How long its output may stay open after its end, in milliseconds: whoever it left behind may hold it. */
const DRAIN_MS = 500;

/**
 * Runs a program with nothing on its stdin. It is ended, with its process group, when its time is over
 * or `stop` aborts. Rejects when it cannot be started.
 */
export async function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, ms, stop }: { readonly cwd: string; readonly ms: number; readonly stop: AbortSignal },
): Promise<Ran> {
  const child = spawn(program, args, { cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(0, MOST_OUTPUT);
    });
  let late = false;
  const kill = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  };
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, ms);
  stop.addEventListener("abort", kill, { once: true });
  if (stop.aborted) kill();
  try {
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const { code, signal } = await new Promise<Pick<Ran, "code" | "signal">>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exit, by) => resolve({ code: exit, signal: by }));
    });
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    return { code, signal, output, late };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", kill);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}
