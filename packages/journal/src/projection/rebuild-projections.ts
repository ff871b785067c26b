import { Changes } from "../append/changes.ts";
import type { Projection } from "../journal.ts";
import type { DecodeBatch } from "../read/decode-batch.ts";
import type { Store } from "../store/store.ts";
import { projectEvents } from "./project-events.ts";

/** Batches read at a time, so that a rebuild of a large journal needs little memory. */
const PAGE = 512;

/**
 * Empties projections and folds all events into them again, in global order and in one
 * transaction: others see the old rows or the new ones, never half of them.
 */
export function rebuildProjections(
  store: Store,
  decode: DecodeBatch,
  projections: readonly Projection[],
): void {
  if (projections.length === 0) return;
  store.begin();
  try {
    for (const projection of projections) store.resetProjection(projection);
    let since = 0;
    for (;;) {
      const batches = store.batchesAfter(since, PAGE);
      const last = batches.at(-1);
      if (last === undefined) break;
      const changes = new Changes(store);
      for (const batch of batches)
        if (batch.class === "run")
          projectEvents(changes, projections, batch.stream.name, () => decode(batch));
      store.write(changes);
      since = last.gseq;
    }
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}
