import { SEVERITIES, type Severity } from "@wheelhouse/core";
import { type Entry, marked } from "../fold/entry.ts";

/** One level less severe; the least severe stays. */
function oneLower(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity;
}

/** The entry one level lower, with the rule's mark saying why. */
export function lowered(entry: Entry, rule: string, why: string): Entry {
  const severity = oneLower(entry.severity);
  // A reason is often a sentence of its own.
  const change = `${why.replace(/\.$/, "")}; ${entry.severity} → ${severity}`;
  const text = severity === entry.severity ? why : change;
  return marked({ ...entry, severity }, rule, text);
}
