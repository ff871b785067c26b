import { SEVERITIES, type Finding } from "@wheelhouse/core";

/** How many findings there are of each severity, worst first: `1 high, 3 low`. */
export function bySeverity(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const number = findings.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}`];
  }).join(", ");
}
