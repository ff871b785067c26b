import { type FSWatcher, watch } from "node:fs";
import { basename } from "node:path";
import type { JournalReader } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";

/** Writes that come together wake the readers once, in milliseconds. */
const TOGETHER_MS = 15;
/** Where the system does not tell of writes, as on some shared disks, we look this often, in milliseconds. */
const POLL_MS = 500;

/** Wakes a reader's tails whenever some process has written to its journal. Ends when it is disposed of. */
export function watchJournal(home: string, reader: Pick<JournalReader, "wake">): Disposable {
  const name = basename(journalPath(home));
  let soon: NodeJS.Timeout | undefined;
  const wake = (): void => {
    soon = undefined;
    reader.wake();
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(home, (_, changed) => {
      if (changed === null || changed.startsWith(name)) soon ??= setTimeout(wake, TOGETHER_MS);
    });
    watcher.on("error", () => watcher?.close());
  } catch {
    // The poll alone is slower, and enough.
  }
  const poll = setInterval(wake, POLL_MS);
  return {
    [Symbol.dispose]() {
      clearTimeout(soon);
      clearInterval(poll);
      watcher?.close();
    },
  };
}
