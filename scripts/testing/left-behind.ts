import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { outputsFile, runPlace } from "./run-place.ts";

/** How long what is about to end by itself may take, then how long killing may take, in milliseconds. */
const PATIENCE_MS = 30_000;
const KILLING_MS = 5_000;
const LOOK_MS = 100;
/** The processes of vitest itself, which it ends by itself. */
const OF_VITEST = /\/vitest\/dist\/workers\/|^vitest-watchdog/;

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  readonly command: string;
  /** Whether it says by itself that it is of the run. */
  readonly marked: boolean;
}

/**
 * Waits a while for the processes of this test run to end, kills those that do not, and says the command line of each.
 * None are known where there is no /proc.
 */
export async function endLeftBehind(): Promise<string[]> {
  if (process.platform !== "linux") return [];
  await untilNoneFor(PATIENCE_MS, () => undefined);
  const killed = new Map<number, string>();
  await untilNoneFor(KILLING_MS, ({ pid, command }) => {
    killed.set(pid, command);
    kill(pid);
  });
  return [...killed].map(([pid, command]) => `${pid} ${command}`);
}

/** Kills at once whatever there is of the run, for the moment in which vitest itself ends. */
export function killLeftBehind(): void {
  if (process.platform === "linux") for (const { pid } of processesOfRun()) kill(pid);
}

/** Does something with all that are there, again and again, until none is or the time is over. */
async function untilNoneFor(limitMs: number, act: (left: Seen) => void): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await delay(LOOK_MS)) {
    const left = processesOfRun();
    if (left.length === 0) return;
    left.forEach(act);
  }
}

/**
 * The living processes of the run, without those of vitest. The run's directory is the temporary directory and the home
 * of all of them; one with an environment of its own stands in it, names it, holds the output of a worker, or has a
 * parent or session of the run.
 */
function processesOfRun(): readonly Seen[] {
  const outputs = new Set(
    existsSync(outputsFile) ? readFileSync(outputsFile, "utf8").trim().split("\n") : [],
  );
  const all = readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? look(Number(name), outputs) : [],
  );
  const ours = new Set(all.filter(({ marked }) => marked));
  for (let before = -1; before < ours.size;) {
    before = ours.size;
    const pids = new Set([...ours].map(({ pid }) => pid));
    // A session of the run was begun by a process of the run; what vitest itself was started in was not.
    const sessions = new Set([...ours].map(({ session }) => session).filter((id) => pids.has(id)));
    for (const each of all) if (pids.has(each.parent) || sessions.has(each.session)) ours.add(each);
  }
  return [...ours].filter(
    ({ pid, parent, command }) =>
      pid !== process.pid && !(parent === process.pid && OF_VITEST.test(command)),
  );
}

/** Nothing when it has ended meanwhile, or is another user's. */
function look(pid: number, outputs: ReadonlySet<string>): Seen[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name may hold spaces and brackets; after it come state, parent, group and session.
    const [state, parent, , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
    const marked =
      [command, environment, linkOf(`/proc/${pid}/cwd`)].some((text) => text.includes(runPlace)) ||
      [1, 2].some((fd) => outputs.has(linkOf(`/proc/${pid}/fd/${fd}`)));
    return [{ pid, parent: Number(parent), session: Number(session), command, marked }];
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
