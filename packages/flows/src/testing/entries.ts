import type { Finding } from "@wheelhouse/core";
import type { Entry } from "../fold/entry.ts";

/** A finding with sensible members, to be varied. */
export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    id: "S1",
    severity: "high",
    claim: "A failed write is reported as success.",
    why: "The caller believes that the record exists.",
    citations: [{ path: "src/store.ts", lines: [3, 5], quote: "} catch {}" }],
    trust: "codebase",
    step: "angle.structural-analyst",
    ...over,
  };
}

/** An entry around {@link aFinding}, to be varied. */
export function anEntry(over: Partial<Entry> = {}, finding: Partial<Finding> = {}): Entry {
  const own = aFinding(finding);
  return {
    key: `${own.step ?? ""}:${own.id}`,
    ref: own.id,
    persona: "structural-analyst",
    finding: own,
    severity: own.severity,
    standing: "stands",
    security: false,
    also: [],
    marks: [],
    tension: [],
    ...over,
  };
}
