import { type Citation, SEVERITIES, type Severity } from "@wheelhouse/core";
import { hostOf } from "../report/host-of.ts";
import { type Entry, marked } from "./entry.ts";

/**
 * Merges what several steps found alike: same topic and overlapping lines of the same file. The
 * first one in order stays, takes the worst severity, and keeps the others verbatim under `also`.
 * Claims of one step are never merged with each other: their author told them apart. The same words
 * are merged before different words, so that a broad claim does not take a narrow one's twin.
 */
export function mergeDuplicates(entries: readonly Entry[]): Entry[] {
  return mergeBy(mergeBy(entries, hasSameWords), () => true);
}

/**
 * Joins what a later wave says in the very words of an earlier one to the earlier entry: a later look at the same place is
 * a second source and nothing new. What is said in other words stays apart, since it may be a correction.
 */
export function joinToEarlier(
  earlier: readonly Entry[],
  fresh: readonly Entry[],
): { readonly earlier: Entry[]; readonly fresh: Entry[] } {
  const joined = [...earlier];
  const left = fresh.filter((entry) => {
    const at = joined.findIndex((other) => isSame(other, entry) && hasSameWords(other, entry));
    const first = joined[at];
    if (first) joined[at] = withSource(first, entry);
    return first === undefined;
  });
  return { earlier: joined, fresh: left };
}

function withSource(first: Entry, entry: Entry): Entry {
  const { key, persona, finding } = entry;
  const joined: Entry = {
    ...first,
    severity: worse(first.severity, entry.severity),
    security: first.security || entry.security,
    also: [...first.also, { key, persona, finding }, ...entry.also],
    marks: [...first.marks, ...entry.marks],
  };
  return marked(joined, "merged", `also found by ${persona} as ${finding.id}`);
}

function mergeBy(entries: readonly Entry[], alike: (one: Entry, other: Entry) => boolean): Entry[] {
  const merged: Entry[] = [];
  for (const entry of entries) {
    const at = merged.findIndex((other) => isSame(other, entry) && alike(other, entry));
    const first = merged[at];
    if (!first) {
      merged.push(entry);
      continue;
    }
    merged[at] = withSource(first, entry);
  }
  return merged;
}

/** Whether two entries make the same claim about the same place. */
function isSame(one: Entry, other: Entry): boolean {
  const { topic } = one.finding;
  if (topic === undefined || topic !== other.finding.topic) return false;
  if (stepsOf(one).some((step) => stepsOf(other).includes(step))) return false;
  const sameWords = hasSameWords(one, other);
  return one.finding.citations.some((left) =>
    other.finding.citations.some(
      (right) => overlaps(left, right) && (sameWords || tellsPlaces(left)),
    ),
  );
}

/** A page has no lines, and of a draft or an issue much may be said about one: there a place makes no claim the same. */
const tellsPlaces = ({ path }: Pick<Citation, "path">): boolean =>
  hostOf(path) === undefined && !/^@(material|document)\//.test(path);

const hasSameWords = (one: Entry, other: Entry): boolean =>
  one.finding.claim.trim() === other.finding.claim.trim();
const stepsOf = (entry: Entry): (string | undefined)[] =>
  [entry, ...entry.also].map(({ finding }) => finding.step);

/** Whether two citations share a line. */
export function overlaps(
  left: Pick<Citation, "path" | "lines">,
  right: Pick<Citation, "path" | "lines">,
): boolean {
  return (
    left.path === right.path && left.lines[0] <= right.lines[1] && right.lines[0] <= left.lines[1]
  );
}

/** The worse of two severities. */
function worse(one: Severity, other: Severity): Severity {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other) ? one : other;
}
