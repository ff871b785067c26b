import {
  StoreJournal,
  type JournalOptions,
  type PortableJournal,
} from "../append/store-journal.ts";
import { checkProjections } from "../projection/check-projections.ts";
import { MemoryStore } from "./memory-store.ts";

/** Opens a journal that lives as long as its process; all else is as in the SQLite form. */
export async function openMemoryJournal(options: JournalOptions = {}): Promise<PortableJournal> {
  const { projections = [] } = options;
  checkProjections(projections);
  const store = new MemoryStore();
  for (const projection of projections) store.resetProjection(projection);
  return new StoreJournal(store, options);
}
