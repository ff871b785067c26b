import type { RunListItem, RunObject } from "@wheelhouse/core";
import { isOpenRun } from "../run-open.ts";

/** What says when a run came to rest. */
export type Resting = Pick<RunObject | RunListItem, "status" | "ended_at"> & {
  readonly observed: { readonly stale: boolean; readonly last_event_at: string | null } | null;
};

/**
 * Until when a run is counted: null while it goes on. A run of another harness comes to rest without a word: when its
 * last turn is over, or when it falls silent; then that is when it was last heard of.
 */
export function endedAt({ status, ended_at: ended, observed }: Resting): string | null {
  if (ended !== null || observed === null) return ended;
  return isOpenRun({ status }) && !observed.stale ? null : observed.last_event_at;
}
