import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process as the kernel shows it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** True when it has ended and only waits for its parent to notice. */
  readonly zombie: boolean;
  /** When it started, in the kernel's own unit. */
  readonly startTime: string;
}

/** All processes that this user may see. Reads /proc where there is one, else asks `ps`. */
export function listProcesses(): ProcessEntry[] {
  return process.platform === "linux" ? fromProc() : fromPs();
}

/** One process; undefined when there is none with this pid. */
export function findProcess(pid: number): ProcessEntry | undefined {
  return process.platform === "linux" ? readStat(pid) : fromPs(["-p", String(pid)])[0];
}

/** The value of a variable in the environment that a process was started with; undefined when absent or unreadable. */
export function environmentOf(pid: number, name: string): string | undefined {
  try {
    const text =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/environ`, "utf8")
        : execFileSync("ps", ["eww", "-o", "command=", "-p", String(pid)], {
            encoding: "utf8",
          }).replaceAll(" ", "\0");
    const entry = text.split("\0").find((each) => each.startsWith(`${name}=`));
    return entry?.slice(name.length + 1);
  } catch {
    return undefined;
  }
}

function fromProc(): ProcessEntry[] {
  return readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : [],
  );
}

function readStat(pid: number): ProcessEntry | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The name may hold spaces and brackets; everything after the last bracket is numbered from field 3.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, parent] = fields;
  return {
    pid,
    parent: Number(parent),
    zombie: state === "Z" || state === "X",
    startTime: fields[19] ?? "",
  };
}

function fromPs(selection: readonly string[] = ["-A"]): ProcessEntry[] {
  try {
    const text = execFileSync("ps", [...selection, "-o", "pid=,ppid=,stat=,lstart="], {
      encoding: "utf8",
    });
    return text.split("\n").flatMap((line) => {
      const [pid, parent, state, ...start] = line.trim().split(/\s+/);
      if (pid === undefined || parent === undefined) return [];
      return {
        pid: Number(pid),
        parent: Number(parent),
        zombie: state?.startsWith("Z") ?? false,
        startTime: start.join(" "),
      };
    });
  } catch {
    return [];
  }
}
