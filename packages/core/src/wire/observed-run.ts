import type { z } from "zod";
import type { RunState } from "../run/state.ts";
import { type RunStatus, runStatus } from "../run/status.ts";
import { rowOfFold } from "../views/rows/row-of-fold.ts";
import type { ShownStatus } from "../views/shown-status.ts";
import type { wheelSchema } from "./observed-item.ts";
import { runListItem, type RunListItem } from "./run-list-item.ts";
import { wireTime } from "./wire-time.ts";

/** Where an observed run was found. */
export interface ObservedPlace {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly path: string | null;
  readonly badLines: number;
}

/** An observed run as an item of the list, as if it were not stale: see {@link itemAfter}. */
export function observedItem(state: RunState, place: ObservedPlace): RunListItem {
  const row = rowOfFold({ state, steps: [...state.steps.values()], live: null, graph: null });
  const item = runListItem(row, { driven: true });
  const { observed } = state;
  if (!observed) return item;
  const { phase, candidate, wheel, lastEventAt } = observed;
  return {
    ...item,
    source: observed.source,
    project: item.project?.id === "" ? null : item.project,
    ended_at: item.ended_at ?? (phase?.name === "done" ? wireTime(phase.at) : null),
    observed: {
      source_id: place.sourceId,
      source_name: place.sourceName,
      path: place.path,
      phase: phase?.name ?? null,
      candidate: candidate ? (candidate.label ?? candidate.id) : null,
      wheel: wheelObject(wheel),
      last_event_at: wireTime(lastEventAt),
      stale: false,
      bad_lines: place.badLines,
    },
  };
}

/**
 * An item of {@link observedItem} as it is when its last event is `silentMs` milliseconds ago: an open run that has been
 * silent for `staleMs` is stale.
 */
export function itemAfter(item: RunListItem, silentMs: number, staleMs: number): RunListItem {
  const { observed, status } = item;
  const isOpen = status === "running" || status === "waiting";
  if (observed === null || !isOpen || silentMs < staleMs) return item;
  return { ...item, status: observedShown(status, true), observed: { ...observed, stale: true } };
}

/** The status to show for an observed run: one that is silent for long is taken for left. */
export function observedShown(
  status: RunStatus | ShownStatus,
  stale: boolean,
): RunListItem["status"] {
  return stale && status === "running" ? "interrupted" : status;
}

/** Whether a run of which nothing was heard for `silentMs` milliseconds is open and stale. */
export function isSilent(state: RunState, silentMs: number, staleMs: number): boolean {
  const status = runStatus(state);
  const isOpen = status === "running" || status === "waiting" || status === "queued";
  return isOpen && silentMs >= staleMs;
}

/** The wheel on the wire. */
export function wheelObject(
  wheel: NonNullable<RunState["observed"]>["wheel"],
): z.infer<typeof wheelSchema> | null {
  if (wheel === undefined) return null;
  return {
    since: wireTime(wheel.since),
    holder: wheel.holder ?? null,
    taken_at: wireTime(wheel.takenAt),
    item: wheel.item ?? null,
    reason: wheel.reason ?? null,
    expected_action: wheel.expectedAction ?? null,
  };
}
