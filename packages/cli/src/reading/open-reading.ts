import { existsSync } from "node:fs";
import { EVENT_VERSION, RUN_PROJECTIONS, WheelhouseError } from "@wheelhouse/core";
import { type JournalReader, openJournalReader, staleProjections } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";

/**
 * Opens the journal of a data directory for reading; undefined when nothing was ever run there. Takes no lock, but for a moment when
 * an earlier version wrote it last: then its tables are made anew first. Throws `home.locked` when a host of another version holds it.
 */
export async function openReading(home: string): Promise<JournalReader | undefined> {
  const path = journalPath(home);
  if (!existsSync(path)) return undefined;
  return mustOpenReading(home);
}

/** The same, where there must be a journal. Throws `journal.missing`. */
export async function mustOpenReading(home: string): Promise<JournalReader> {
  const path = journalPath(home);
  if (staleProjections(path, RUN_PROJECTIONS).length > 0) await renew(home);
  return openJournalReader(path, { eventVersion: EVENT_VERSION });
}

/** Whoever becomes the host makes the tables of its version. */
async function renew(home: string): Promise<void> {
  // Seldom needed, and much to load for a command that only reads.
  const { takeSeat } = await import("../host/take-seat.ts");
  const command = "wheelhouse (making its tables anew)";
  const seat = await takeSeat(home, { command, serve: false });
  if (seat.kind === "host") return seat.host.close();
  // It may have opened the journal only just now, and made them.
  if (staleProjections(journalPath(home), RUN_PROJECTIONS).length === 0) return;
  const { pid, command: other } = seat.holder;
  throw new WheelhouseError(
    "home.locked",
    `Process ${pid}, ${other}, is the host here, and is of another version of Wheelhouse.`,
    { hint: `End it, and start it anew with this version: kill ${pid}` },
  );
}
