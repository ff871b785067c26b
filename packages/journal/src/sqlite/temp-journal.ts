import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** The path of a journal in a directory of its own, which is removed when the test ends. */
export async function tempJournal(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "wheelhouse-journal-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return join(directory, "journal.db");
}
