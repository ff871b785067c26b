import { SEVERITIES } from "@wheelhouse/core";
import { type Entry, marked } from "../fold/entry.ts";

/** Most findings of each origin in a report; more is not read. */
const CAPS = { manual: 30, agent: 30 } as const;

/** The persona that goes through the manual checklist; all others are specialists. */
const MANUAL = "junior-developer";

/**
 * Keeps at most {@link CAPS} findings of the checklist and as many of the specialists, the most
 * severe first. Security is uncapped. What is over the cap is marked, and the report states how many.
 */
export function caps(entries: readonly Entry[]): Entry[] {
  const over = new Set<Entry>();
  for (const origin of ["manual", "agent"] as const) {
    const counted = entries.filter(
      (entry) =>
        !entry.security &&
        (entry.standing === "stands" || entry.standing === "below") &&
        (entry.persona === MANUAL) === (origin === "manual"),
    );
    const ranked = counted.toSorted(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
    for (const entry of ranked.slice(CAPS[origin])) over.add(entry);
  }
  return entries.map((entry) =>
    over.has(entry)
      ? marked({ ...entry, standing: "omitted" }, "caps", "over the cap, by severity")
      : entry,
  );
}
