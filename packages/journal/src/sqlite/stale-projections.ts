import type { Projection } from "../journal.ts";
import { openForReading } from "./journal-file.ts";
import { registeredProjections, registrationOf } from "./projection-table.ts";

/**
 * Names of the tables that a journal's file does not have, or has as another version made them: whoever opens it for
 * writing makes them anew. Takes no lock and writes nothing. Throws as `openJournalReader` rejects.
 */
export function staleProjections(
  path: string,
  projections: readonly Projection[],
): readonly string[] {
  const db = openForReading(path);
  try {
    const registered = registeredProjections(db);
    return projections
      .filter((each) => registered.get(each.name) !== registrationOf(each))
      .map(({ name }) => name);
  } finally {
    db.close();
  }
}
