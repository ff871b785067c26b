import { onTestFinished } from "vitest";
import type { JournalOptions, PortableJournal } from "../append/store-journal.ts";

/** Opens an empty journal of one form. */
export type OpenForm = (options: JournalOptions) => Promise<PortableJournal>;

/** Opens a journal that is closed when the test ends, whatever its outcome. */
export async function openForTest(
  open: OpenForm,
  options: JournalOptions = {},
): Promise<PortableJournal> {
  const journal = await open({ clock: () => 1_000, ...options });
  onTestFinished(() => journal.close());
  return journal;
}
