import type { StoredRunEvent } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";

/** The event in a stored row. Rows were validated when they were written, so they are not parsed again. */
export function asRunEvent(stored: Stored): StoredRunEvent {
  return stored as unknown as StoredRunEvent;
}
