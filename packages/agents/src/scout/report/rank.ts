import { SEVERITIES, type Analysis, type Brief, type Citation } from "@wheelhouse/core";
import type { Candidate } from "../analyses/candidate.ts";
import { isBelow } from "../analyses/in-scope.ts";

/** At most this many findings a turn, whatever the brief allows. */
const MOST = 10;
/** Of one class no more than this, so that one analysis does not fill the list. */
const OF_A_KIND = 3;

/** What is reported and what is left for later. */
export interface Ranking {
  readonly chosen: readonly Candidate[];
  /** Candidates that were left out only because the list is short, by analysis. */
  readonly left: ReadonlyMap<Analysis, readonly Candidate[]>;
}

/** Chooses what is worth acting on: worst first, then surest, then weightiest; ties by path and line. */
export function rank(
  candidates: readonly Candidate[],
  brief: Brief,
  scope: readonly string[],
): Ranking {
  const asked = candidates
    .filter((one) => isInScope(one, scope) && isTouched(one, brief.changed))
    .toSorted(compare);
  const most = Math.max(0, Math.min(brief.max ?? MOST, MOST));
  const perRule = new Map<string, number>();
  const chosen: Candidate[] = [];
  const left = new Map<Analysis, Candidate[]>();
  for (const one of asked) {
    const seen = perRule.get(one.rule) ?? 0;
    const limit = one.severity === "critical" ? MOST : OF_A_KIND;
    if (chosen.length < most && seen < limit) {
      perRule.set(one.rule, seen + 1);
      chosen.push(one);
    } else left.set(one.analysis, [...(left.get(one.analysis) ?? []), one]);
  }
  return { chosen, left };
}

function compare(a: Candidate, b: Candidate): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.confidence - a.confidence ||
    b.impact - a.impact ||
    order(a.path, b.path) ||
    firstLine(a) - firstLine(b) ||
    order(a.rule, b.rule)
  );
}

const firstLine = ({ citations: [first] }: Candidate): number => first?.lines[0] ?? 0;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isInScope(one: Candidate, scope: readonly string[]): boolean {
  // What is not there cannot be outside of anything.
  if (scope.length === 0 || one.citations.length === 0) return true;
  return one.citations.some(({ path }) => scope.some((entry) => isBelow(path, entry)));
}

/** Whether a change introduced it or works on it; what is critical counts regardless. */
function isTouched(one: Candidate, changed: Brief["changed"]): boolean {
  if (changed === undefined || one.severity === "critical") return true;
  const { touches } = one;
  if (touches === "lines") return one.citations.some((citation) => overlaps(citation, changed));
  const lines = changed
    .filter((file) => file.path === one.path)
    .flatMap((file) => file.ranges)
    .reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return lines >= touches.fileLines;
}

function overlaps(citation: Citation, changed: NonNullable<Brief["changed"]>): boolean {
  const [first, last] = citation.lines;
  return changed.some(
    (file) =>
      file.path === citation.path && file.ranges.some(([from, to]) => from <= last && to >= first),
  );
}
