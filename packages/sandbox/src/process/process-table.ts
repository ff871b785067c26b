import { execFileSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readSync } from "node:fs";

/** A process as the kernel shows it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Session id; 0 where the platform does not show it. */
  readonly session: number;
  /** True when it has ended, threads included, and only waits for its parent to notice. */
  readonly dead: boolean;
  /** When it started, in the platform's own unit: clock ticks since boot on Linux, else a date in seconds. */
  readonly startTime: string;
}

/** A process and whether it carries a variable with a value in the environment that it was started with. */
export interface MarkedEntry extends ProcessEntry {
  readonly marked: boolean;
}

/** What marks a process, or with more behind a slash a part of what is marked; and how early one may have begun that can have it. */
export interface Mark {
  readonly variable: string;
  readonly value: string;
  /**
   * When the first process began that was given it; unknown when absent. Nobody older has it, and is not asked
   * for its environment: with many processes that is most of what a look at the table costs.
   */
  readonly since?: string | undefined;
}

/** All processes that this user may see. Throws when the table cannot be read: no answer is not "none". */
export function readProcessTable(mark: Mark): MarkedEntry[] {
  return process.platform === "linux" ? fromProc(mark) : fromPs(mark);
}

/** One process; undefined when there is none with this pid. Throws when that cannot be known. */
export function findProcess(pid: number): ProcessEntry | undefined {
  if (process.platform === "linux") return readStat(pid);
  return ps(["-A", "-o", PS_COLUMNS]).find((entry) => entry.pid === pid);
}

function fromProc({ variable, value, since = "0" }: Mark): MarkedEntry[] {
  const wanted = ["\0", "/"].map((end) => Buffer.from(`\0${variable}=${value}${end}`));
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const entry = readStat(Number(name));
    if (entry === undefined) return [];
    const mayBe = !entry.dead && Number(entry.startTime) >= Number(since);
    return { ...entry, marked: mayBe && hasInEnvironment(entry.pid, wanted) };
  });
}

/** A process whose environment we may not read is another user's, and no child of ours. */
function hasInEnvironment(pid: number, wanted: readonly Buffer[]): boolean {
  try {
    const environment = readWhole(`/proc/${pid}/environ`);
    return wanted.some((each) => environment.includes(each));
  } catch {
    return false;
  }
}

function readStat(pid: number): ProcessEntry | undefined {
  let stat: string;
  try {
    stat = readWhole(`/proc/${pid}/stat`).toString("latin1");
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
  // The name may hold spaces and brackets; everything after the last bracket is numbered from field 3.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0] ?? "";
  const threads = Number(fields[17]);
  return {
    pid,
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    // A process whose first thread has ended shows as a zombie while its other threads go on.
    dead: state.toUpperCase() === "X" || (state === "Z" && threads <= 1),
    startTime: fields[19] ?? "",
  };
}

let room = Buffer.alloc(64 * 1024);

/**
 * A file between two NULs, to be looked at before the next one is read: it lies in a room that all of them share. The
 * runtime takes 64 KB for each file whose size the kernel does not tell, which for a whole table is many megabytes.
 */
function readWhole(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    let end = 1;
    for (;;) {
      if (end >= room.length - 1) room = Buffer.concat([room], room.length * 2);
      const length = readSync(file, room, end, room.length - 1 - end, null);
      if (length === 0) break;
      end += length;
    }
    room[0] = 0;
    room[end] = 0;
    return room.subarray(0, end + 1);
  } finally {
    closeSync(file);
  }
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ESRCH";
}

const PS_COLUMNS = "pid=,ppid=,pgid=,stat=,lstart=";

/** One call for the whole table: a call for each process would take seconds. */
function fromPs({ variable, value }: Mark): MarkedEntry[] {
  const wanted = [` ${variable}=${value} `, ` ${variable}=${value}/`];
  return ps(["-A", "-E", "-ww", "-o", `${PS_COLUMNS},command=`]).map(({ rest, ...entry }) => ({
    ...entry,
    marked: wanted.some((each) => ` ${rest} `.includes(each)),
  }));
}

function ps(args: readonly string[]): (ProcessEntry & { readonly rest: string })[] {
  const text = execFileSync("ps", [...args], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  return text.split("\n").flatMap((line) => {
    const [pid, parent, group, state, ...more] = line.trim().split(/\s+/);
    if (pid === undefined || parent === undefined) return [];
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: 0,
      dead: state?.startsWith("Z") ?? false,
      // lstart is always five words, such as "Sat Nov 21 06:00:23 2026".
      startTime: more.slice(0, 5).join(" "),
      rest: more.slice(5).join(" "),
    };
  });
}
