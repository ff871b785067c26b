import { messageOf } from "@wheelhouse/core";
import type { Changes } from "../append/changes.ts";
import { Refusal } from "../append/refusal.ts";
import type { Projection, Stored } from "../journal.ts";
import { checkRow } from "./check-row.ts";

/**
 * Lets every projection that reads this stream see the events and stages its rows. `events` is
 * only called when there is one. A projection that throws or gives a wrong row refuses the append
 * with `journal.invalid`: events that cannot be projected would leave every screen wrong for ever.
 */
export function projectEvents(
  changes: Changes,
  projections: readonly Projection[],
  stream: string,
  events: () => readonly Stored[],
): void {
  let stored: readonly Stored[] | undefined;
  for (const projection of projections) {
    if (!stream.startsWith(projection.streams)) continue;
    stored ??= events();
    for (const { key, row } of rowsOf(projection, stream, stored, changes))
      changes.setRow(projection, key, row === null ? null : checkRow(projection, key, row));
  }
}

function rowsOf(projection: Projection, stream: string, events: readonly Stored[], over: Changes) {
  try {
    return projection.project(stream, events, (key) => over.row(projection, key));
  } catch (error) {
    throw new Refusal(
      "journal.invalid",
      `The projection ${projection.name} fails on events of ${stream}: ${messageOf(error)}.`,
      { cause: error },
    );
  }
}
