import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const holderSchema = z.object({
  pid: z.int(),
  since: z.number(),
  socket: z.string(),
  command: z.string(),
});
/** Who holds a data directory: process, since when (ms), where it listens, what it was started as. */
export type Holder = z.infer<typeof holderSchema>;

/** The lock of a data directory, held until `release` or the death of this process. */
export interface Lock {
  /** Says who holds the lock; read by {@link readHolder} of other processes. */
  announce(holder: Holder): void;
  release(): void;
}

/**
 * Takes the lock of a data directory; undefined when another process holds it.
 *
 * The lock is the kernel's, through SQLite's own file locking on a file of ours: it ends with the
 * process, however that dies, so there is no stale lock to judge and no pid to believe.
 */
export function takeLock(home: string): Lock | undefined {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(home, error);
  }
  let file: DatabaseSync;
  try {
    file = new DatabaseSync(join(home, "host.lock"));
    file.exec("PRAGMA busy_timeout = 0");
  } catch (error) {
    throw unwritable(home, error);
  }
  try {
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (/locked|busy/i.test(messageOf(error))) return undefined;
    throw unwritable(home, error);
  }
  return {
    announce(holder) {
      const path = join(home, "host.json");
      writeFileSync(`${path}.new`, JSON.stringify(holder), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    release() {
      if (!file.isOpen) return;
      file.exec("ROLLBACK");
      file.close();
    },
  };
}

/** Who last said to hold the lock; undefined when nobody did or the note cannot be read. */
export function readHolder(home: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(home, "host.json"), "utf8")));
  } catch {
    return undefined;
  }
}

/** The error for a command that must be the host while another process is and does not answer. */
export function lockedBy(home: string, holder: Holder | undefined): WheelhouseError {
  const who = holder
    ? `process ${holder.pid} (${holder.command}), since ${new Date(holder.since).toISOString()}`
    : "another process";
  return new WheelhouseError("home.locked", `${home} is held by ${who}, and it does not answer.`, {
    hint: holder
      ? `Wait for it, or end it: kill ${holder.pid}`
      : "Wait for it, or choose another directory: --home DIR",
  });
}

function unwritable(home: string, cause: unknown): WheelhouseError {
  return new WheelhouseError(
    "home.unwritable",
    `The data directory ${home} cannot be written: ${messageOf(cause)}.`,
    {
      hint: "Make it writable, or choose another one: --home DIR or WHEELHOUSE_HOME",
      cause,
    },
  );
}
