import { SEVERITIES } from "@wheelhouse/core";
import type { Entry, Standing } from "../fold/entry.ts";

/** Entries of the main list, in full or as a line: what is counted. */
export function mainList(entries: readonly Entry[]): Entry[] {
  return worstFirst(
    entries.filter((entry) => entry.standing === "stands" || entry.standing === "below"),
  );
}

/** Entries of one standing, the worst first. */
export function ofStanding(entries: readonly Entry[], standing: Standing): Entry[] {
  return worstFirst(entries.filter((entry) => entry.standing === standing));
}

/** Whether nothing may lean on the entry any more. */
export function isOut(entry: Entry): boolean {
  return (
    entry.standing === "unverified" ||
    entry.standing === "no-evidence" ||
    entry.standing === "refuted"
  );
}

/** By severity; the order of the agents decides between equals. */
export function worstFirst(entries: readonly Entry[]): Entry[] {
  return entries.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
