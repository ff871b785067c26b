import type { z } from "zod";

/** A mistake, with its whole path from the root of the value. */
export type Issue = z.core.$ZodIssue & { readonly path: PropertyKey[] };

/**
 * The mistake that its author can do most about. Of a union the branch counts that was meant: the one
 * that knows all keys that are there. Among the rest an unknown key comes first, since a key that is
 * missing is often only misspelt. Pure.
 */
export function clearestIssue(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[] = [],
): Issue {
  const [first, ...rest] = issues.map((issue) => resolved(issue, at));
  if (first === undefined)
    return { code: "custom", message: "it does not fit", path: [...at], input: undefined };
  return rest.reduce((best, issue) => (rank(issue) > rank(best) ? issue : best), first);
}

function resolved(issue: z.core.$ZodIssue, at: readonly PropertyKey[]): Issue {
  const path = [...at, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return { ...issue, path };
  const meant = issue.errors.filter((branch) => !branch.some(isStranger));
  const [only] = meant;
  if (meant.length === 1 && only) return clearestIssue(only, path);
  const stranger = issue.errors.flat().find(isStranger);
  if (stranger && meant.length === 0) return { ...stranger, path: [...path, ...stranger.path] };
  const messages = issue.errors.flatMap((branch) =>
    branch.slice(0, 1).map(({ message }) => message),
  );
  return { ...issue, path, message: [...new Set(messages)].join(", or ") };
}

/** A key at the root of a branch that the branch does not know. */
function isStranger(issue: z.core.$ZodIssue): boolean {
  return issue.code === "unrecognized_keys" && issue.path.length === 0;
}

function rank(issue: Issue): number {
  return issue.code === "unrecognized_keys" ? 1 : 0;
}
