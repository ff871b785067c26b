import type { IssueStatus } from "./issue-words.ts";

/** What others depend on of an issue. */
export interface Depending {
  readonly number: number;
  readonly dependsOn: readonly number[];
  readonly parent: number | null;
}

/**
 * The issues that keep one from being started: all that it depends on and that are not done. One that failed, was
 * cancelled, closed without being done or deleted never resolves it.
 */
export function blockersOf(
  { dependsOn }: Pick<Depending, "dependsOn">,
  statusOf: (number: number) => IssueStatus | undefined,
): number[] {
  return dependsOn.filter((number) => statusOf(number) !== "done");
}

/**
 * The circle that an issue would close with what it is to depend on, as numbers from the issue back to itself;
 * undefined when there is none. An issue that depends on itself is the smallest circle.
 */
export function circleOf(
  issue: Depending,
  others: ReadonlyMap<number, Depending>,
  next: (issue: Depending) => readonly number[] = ({ dependsOn }) => dependsOn,
): number[] | undefined {
  const seen = new Set<number>();
  const walk = (at: Depending, path: readonly number[]): number[] | undefined => {
    for (const number of next(at)) {
      if (number === issue.number) return [...path, number];
      const other = others.get(number);
      if (!other || seen.has(number)) continue;
      seen.add(number);
      const found = walk(other, [...path, number]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(issue, [issue.number]);
}

/** The circle that an issue would close with its parent and theirs; undefined when there is none. */
export function parentCircleOf(
  issue: Depending,
  others: ReadonlyMap<number, Depending>,
): number[] | undefined {
  return circleOf(issue, others, ({ parent }) => (parent === null ? [] : [parent]));
}
