import type { Band, Severity } from "@wheelhouse/core";
import type { Entry, ReviewClass } from "../fold/entry.ts";

const CLASS_OF: Readonly<Record<Severity, ReviewClass>> = {
  critical: "CRIT",
  high: "WARN",
  medium: "SUGG",
  low: "SUGG",
  info: "SUGG",
};

/** Classes that a band reports in full; when in doubt the lower class, and the others get a line each. */
const ESCALATES: Readonly<Record<Band, readonly ReviewClass[]>> = {
  small: ["CRIT"],
  medium: ["CRIT", "WARN"],
  large: ["CRIT", "WARN", "SUGG"],
};

/** Whether the entry is a way in for an attacker: it is listed as such, and always as CRIT too. */
export function isVulnerability(entry: Pick<Entry, "security" | "severity">): boolean {
  return entry.security && (entry.severity === "critical" || entry.severity === "high");
}

/** Gives the entry its class, and puts what the band does not report in full into the short list. */
export function classify(entry: Entry, band: Band): Entry {
  const kind = isVulnerability(entry) ? "CRIT" : CLASS_OF[entry.severity];
  const classed: Entry = { ...entry, class: kind };
  if (entry.standing !== "stands") return classed;
  return ESCALATES[band].includes(kind) ? classed : { ...classed, standing: "below" };
}
