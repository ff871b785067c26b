import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import type { Agents } from "@wheelhouse/agents";

/** How long the machine is kept awake after the last agent, in milliseconds: the next one mostly comes soon. */
const LINGER_MS = 20_000;

/** How the machine is kept awake. */
export interface AwakeOptions {
  /** Programs are looked for in its PATH; `WHEELHOUSE_KEEP_AWAKE=no` switches it off. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly system?: string;
  readonly lingerMs?: number;
}

/**
 * The same agents; while one of them is at work the machine does not fall asleep by itself, where it
 * has a program for that. A run that waits for a person keeps nothing awake. What keeps it awake ends
 * with this process, however that ends.
 */
export function keepAwake(
  agents: Agents,
  { env, system = platform(), lingerMs = LINGER_MS }: AwakeOptions,
): Agents {
  const command = commandFor(system);
  if (!command || env["WHEELHOUSE_KEEP_AWAKE"] === "no") return agents;
  let atWork = 0;
  let inhibitor: ChildProcess | undefined;
  let isRefused = false;
  let later: NodeJS.Timeout | undefined;

  const begin = (): void => {
    atWork++;
    clearTimeout(later);
    if (inhibitor || isRefused) return;
    const started = launch(command, env);
    inhibitor = started;
    const onEnd = (): void => {
      // One that ends by itself is not there, or not allowed: it is not asked again.
      if (inhibitor !== started) return;
      inhibitor = undefined;
      isRefused = true;
    };
    started.on("error", onEnd).on("exit", onEnd);
  };
  const end = (): void => {
    atWork--;
    clearTimeout(later);
    if (atWork > 0) return;
    later = setTimeout(() => {
      const { pid } = inhibitor ?? {};
      inhibitor = undefined;
      if (pid !== undefined) endGroup(pid);
    }, lingerMs);
    later.unref();
  };
  return {
    list: (only) => agents.list(only),
    reap: (marker) => agents.reap(marker),
    async open(spec, emit, signal): ReturnType<Agents["open"]> {
      const session = await agents.open(spec, emit, signal);
      if ("usable" in session) return session;
      begin();
      return {
        opened: session.opened,
        level: session.level,
        prompt: (text, meta) => session.prompt(text, meta),
        close: (reason) => session.close(reason).finally(end),
      };
    },
  };
}

/** What keeps a machine awake until this process ends; undefined where there is nothing of the kind. */
function commandFor(system: string): readonly [string, ...string[]] | undefined {
  const pid = String(process.pid);
  if (system === "darwin") return ["caffeinate", "-i", "-w", pid];
  if (system !== "linux") return undefined;
  const words = ["--what=idle", "--mode=block", "--who=Wheelhouse", "--why=Agents are at work"];
  return ["systemd-inhibit", ...words, "tail", `--pid=${pid}`, "-f", "/dev/null"];
}

function launch(
  [program, ...args]: readonly [string, ...string[]],
  env: AwakeOptions["env"],
): ChildProcess {
  // A group of its own: the program has a child of its own, and both go together.
  const child = spawn(program, args, { env, stdio: "ignore", detached: true });
  child.unref();
  return child;
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // It has ended already.
  }
}
