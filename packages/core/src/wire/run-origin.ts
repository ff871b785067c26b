import { OBSERVED, OWN_SOURCE } from "./own-source.ts";
import type { RunListItem } from "./run-list-item.ts";

/**
 * Whether a run is of one of the sources that a query names: names with commas, each of them `wheelhouse` for our own,
 * `observed` for all others, or the kind or id of a source. The same answer for the server, which finds runs by it, and for
 * the page, which keeps what it found fresh.
 */
export function isOfSource(
  { source: kind, observed }: Pick<RunListItem, "source" | "observed">,
  wanted: string,
): boolean {
  return sourcesIn(wanted).some(
    (name) =>
      name === kind ||
      (name === OBSERVED && kind !== OWN_SOURCE) ||
      (observed !== null && name === observed.source_id),
  );
}

/** Whether a query for sources may have runs that we drive ourselves. */
export function hasOwnSource(wanted: string | undefined): boolean {
  return wanted === undefined || sourcesIn(wanted).includes(OWN_SOURCE);
}

function sourcesIn(wanted: string): readonly string[] {
  return wanted.split(",");
}
