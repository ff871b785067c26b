import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "@wheelhouse/core";
import { callHost, readHolder, takeLock } from "@wheelhouse/engine";
import { verifyJournal } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";
import { checkClones } from "./check-clones.ts";
import type { Check } from "./check.ts";

const OTHERS = 0o077;
/** Below this a run may fill the disk with its snapshot, in bytes. */
const LITTLE_ROOM = 512 * 1024 * 1024;

/** The data directory, its lock and its journal. Makes nothing that is not there. */
export async function checkHome(home: string): Promise<Check[]> {
  const directory = checkDirectory(home);
  if (!existsSync(home)) return [directory];
  const [lock, clones] = await Promise.all([checkLock(home), checkClones(home)]);
  return [directory, checkRoom(home), ...clones, lock, checkJournal(home)];
}

function checkDirectory(home: string): Check {
  const common = { id: "home", group: "home", title: "Data directory" } as const;
  let nearest = home;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch {
    const hint = "Make it writable, or choose another one: --home DIR or WHEELHOUSE_HOME";
    return { ...common, status: "fail", detail: `${nearest} cannot be written`, hint };
  }
  if (nearest !== home)
    return { ...common, status: "ok", detail: `${home} is made when the first run starts` };
  if ((statSync(home).mode & OTHERS) === 0) return { ...common, status: "ok", detail: home };
  const hint = `Keep it to yourself: chmod 700 ${home}`;
  return { ...common, status: "warn", detail: `${home} can be read by other users`, hint };
}

function checkRoom(home: string): Check {
  const { bavail, bsize } = statfsSync(home);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  const common = { id: "room", group: "home", title: "Room" } as const;
  if (free >= LITTLE_ROOM) return { ...common, status: "ok", detail };
  const hint = "Free some: each run keeps a copy of its project. A full disk pauses runs.";
  return { ...common, status: "warn", detail, hint };
}

async function checkLock(home: string): Promise<Check> {
  const common = { id: "lock", group: "home", title: "Host" } as const;
  try {
    const lock = takeLock(home);
    if (lock) {
      lock.release();
      return { ...common, status: "ok", detail: "no process drives runs here now" };
    }
  } catch (error) {
    return { ...common, status: "fail", detail: messageOf(error) };
  }
  const holder = readHolder(home);
  if (!holder) return { ...common, status: "warn", detail: "another process holds the lock" };
  const who = `process ${holder.pid} (${holder.command}), since ${new Date(holder.since).toISOString()}`;
  try {
    await callHost(holder.socket, { method: "GET", path: "/api/health" });
    return { ...common, status: "ok", detail: who };
  } catch {
    const hint = `Wait for it, or end it: kill ${holder.pid}`;
    return { ...common, status: "fail", detail: `${who}, which does not answer`, hint };
  }
}

function checkJournal(home: string): Check {
  const common = { id: "journal", group: "home", title: "Journal" } as const;
  const path = journalPath(home);
  if (!existsSync(path)) return { ...common, status: "ok", detail: "none yet" };
  const { problems, streams, events, blobs } = verifyJournal(path);
  const counts = `${events} events in ${streams} streams, ${blobs} blobs`;
  if (problems.length === 0) return { ...common, status: "ok", detail: `whole: ${counts}` };
  const hint = `Nothing was changed. Keep a copy of ${path} and of ${path}-wal, and restore them from a backup.`;
  return { ...common, status: "fail", detail: problems.join(" "), hint };
}
