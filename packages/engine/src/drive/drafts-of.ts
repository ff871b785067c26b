import type { RunEvent } from "@wheelhouse/core";
import type { Draft } from "@wheelhouse/journal";

/**
 * Run events as the journal takes them. Their data is JSON by schema; the compiler cannot see it,
 * since an optional property may be spelled `undefined` in a type but never is in our events.
 */
export function draftsOf(events: readonly RunEvent[]): readonly Draft[] {
  return events as unknown as readonly Draft[];
}
