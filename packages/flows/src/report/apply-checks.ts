import type { Citation, Finding } from "@wheelhouse/core";
import type { CitationsOutput } from "../io/citations.ts";
import { corroborationOf } from "../contracts/corroboration.ts";
import { type Entry, marked } from "../fold/entry.ts";

const LACKING = {
  "single-source":
    "single-source: an outside claim without a second, independent source cannot stand alone",
  contradicted: "contradicted: its sources disagree, so it cannot stand alone",
} as const;

/**
 * Gives every citation our verdict, and takes an entry out of the main list when no quote of it, or
 * of a source merged into it, is in the snapshot. A citation that was not checked counts as not
 * found: an absent verdict is no verdict.
 */
export function applyChecks(entries: readonly Entry[], checks: CitationsOutput): Entry[] {
  const byKey = new Map(checks.checked.map(({ key, citations }) => [key, citations]));
  const checked = (key: string, finding: Finding): Finding => ({
    ...finding,
    citations: finding.citations.map((citation, index): Citation => {
      const verdict = byKey.get(key)?.[index];
      return verdict ?? { ...citation, status: "not-found" };
    }),
  });
  return entries.map((before) => {
    const entry: Entry = {
      ...before,
      finding: checked(before.key, before.finding),
      also: before.also.map((source) => ({
        ...source,
        finding: checked(source.key, source.finding),
      })),
    };
    return gate(entry);
  });
}

/** Whether one of the entry's quotes is where it says, or was found elsewhere in the file. */
function isGrounded(entry: Entry): boolean {
  return [entry, ...entry.also].some(({ finding }) =>
    finding.citations.some(({ status }) => status === "verified" || status === "moved"),
  );
}

function gate(entry: Entry): Entry {
  if (entry.standing === "refuted" || entry.standing === "omitted" || isGrounded(entry)) {
    return entry;
  }
  if (entry.finding.trust === "web") {
    const support = corroborationOf([entry, ...entry.also].map(({ finding }) => finding));
    if (support === "corroborated") return entry;
    return marked({ ...entry, standing: "unverified" }, "corroboration", LACKING[support]);
  }
  if (entry.finding.citations.length === 0) return { ...entry, standing: "no-evidence" };
  const why = "none of its quotes is in the snapshot";
  return marked({ ...entry, standing: "unverified" }, "citations", why);
}
