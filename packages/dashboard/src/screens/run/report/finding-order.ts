import { SEVERITIES, type Severity } from "@wheelhouse/core";
import type { FindingGroup, ShownFinding } from "./read-finding.ts";

/** What became of the quotes of a finding: the best of its citations counts. */
export type Checked = "verified" | "moved" | "not-found" | "unchecked";

/** By what findings are ordered. */
export type FindingSort = "severity" | "place" | "report";

/** Which findings are wanted; an empty set wants all. */
export interface FindingFilter {
  readonly severities: ReadonlySet<Severity>;
  readonly checked: ReadonlySet<Checked>;
}

const BEST: readonly Checked[] = ["verified", "moved", "not-found"];

/** What became of the quotes of a finding. One without a citation counts as unchecked. */
export function checkedOf({ finding }: ShownFinding): Checked {
  const outcomes = new Set(finding.citations.map(({ status }) => status ?? "unchecked"));
  return BEST.find((each) => outcomes.has(each)) ?? "unchecked";
}

/** Findings of a filter in an order; equals stay in the order of the report. */
export function orderFindings(
  findings: readonly ShownFinding[],
  { severities, checked }: FindingFilter,
  sort: FindingSort,
): ShownFinding[] {
  const wanted = findings.filter(
    (each) =>
      (severities.size === 0 || severities.has(each.finding.severity)) &&
      (checked.size === 0 || checked.has(checkedOf(each))),
  );
  if (sort === "report") return wanted;
  return wanted.toSorted(sort === "severity" ? bySeverity : byPlace);
}

/** How many findings there are of each value of something, in the order in which the values are known. */
export function countBy<Value extends string>(
  findings: readonly ShownFinding[],
  values: readonly Value[],
  valueOf: (finding: ShownFinding) => Value,
): readonly (readonly [Value, number])[] {
  const counts = Map.groupBy(findings, valueOf);
  return values.flatMap((value) => {
    const count = counts.get(value)?.length ?? 0;
    return count === 0 ? [] : [[value, count] as const];
  });
}

/** The order of the groups, and of what became of quotes. */
export const GROUP_ORDER: readonly FindingGroup[] = ["counted", "aside", "unverified"];
/** The order in which outcomes of checks are named. */
export const CHECKED_ORDER: readonly Checked[] = [...BEST, "unchecked"];

function bySeverity(a: ShownFinding, b: ShownFinding): number {
  return SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity);
}

function byPlace(a: ShownFinding, b: ShownFinding): number {
  const [one] = a.finding.citations;
  const [other] = b.finding.citations;
  if (one === undefined || other === undefined) return (one ? 0 : 1) - (other ? 0 : 1);
  return one.path.localeCompare(other.path) || one.lines[0] - other.lines[0];
}
