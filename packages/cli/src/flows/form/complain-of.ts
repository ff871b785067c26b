import type { z } from "zod";
import { type Complain, wordHint } from "../flow-problem.ts";

type Issue = z.core.$ZodIssue;

/** Tells what a schema found, each at its place and in plain words. `known` gives the keys that a place may have. */
export function complainOf(
  issues: readonly Issue[],
  at: readonly PropertyKey[],
  known: readonly string[],
  complain: Complain,
): void {
  for (const issue of issues.map(clearest)) {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys)
        complain(path, `there is no ${JSON.stringify(key)} here`, {
          key,
          hint: wordHint(key, issue.path.length === 0 ? known : []),
        });
      continue;
    }
    const missing = issue.code === "invalid_type" && issue.input === undefined;
    const what = issue.message.replace(/^Invalid (input|option|string|key): /, "");
    if (missing && /received undefined/.test(issue.message)) {
      complain(path, `it is missing; ${what.replace(/, received undefined/, "")}`);
      continue;
    }
    const hint =
      issue.code === "invalid_value" && typeof issue.input === "string"
        ? wordHint(issue.input, issue.values.map(String))
        : undefined;
    complain(path, what, { hint });
  }
}

/** Of a union, the branch that went furthest: it is the one that was meant. */
function clearest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const depth = (branch: readonly Issue[]): number =>
    Math.max(
      0,
      ...branch.map(({ path, code }) => path.length * 2 + (code === "invalid_type" ? 0 : 1)),
    );
  const [best] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
  const [first] = best ?? [];
  if (first === undefined) return issue;
  const inner = clearest(first);
  return { ...inner, path: [...issue.path, ...inner.path] };
}
