import { z } from "zod";
import { type Action, actionSchema, refsOf } from "./action.ts";
import { MOST_PROPOSALS } from "./thread-words.ts";

const why = z.string().trim().min(1).max(500);

/** Wire schema of a proposal as the orchestrator hands it in: what is to be done, and why. */
const proposedSchema = z.strictObject({ action: actionSchema, why });
/** What the orchestrator proposes. */
export type Proposed = z.infer<typeof proposedSchema>;

/** Decisions about an item that the orchestrator may take or, as a proposal, ask for. */
export const DIGEST_DECISIONS = ["silent", "notify", "issue", "comment"] as const;

/** Wire schema of a decision about one item of a digest. An item that no decision names goes back. */
const itemDecisionSchema = z.strictObject({
  item: z.string().min(1).max(100),
  decision: z.enum(DIGEST_DECISIONS),
  /** For `issue`: what it is to be called, when the item's own words do not say it. */
  title: z.string().trim().min(1).max(200).optional(),
  /** For `comment`: the issue that it is put to. */
  issue: z.int().min(1).optional(),
  why,
});
/** A decision about one item of a digest. */
export type DigestDecision = z.infer<typeof itemDecisionSchema>;

/**
 * Wire schema of what the orchestrator hands in by `submit` beside its reply, which is prose. A reply without it proposes
 * nothing.
 */
export const replyOutputSchema = z.strictObject({
  /** Present when it has to know something first: shown as a question, and nothing else is done. */
  question: z.string().trim().min(1).max(2_000).optional(),
  actions: z.array(proposedSchema).max(MOST_PROPOSALS),
});
/** What the orchestrator hands in beside its reply. */
export type ReplyOutput = z.infer<typeof replyOutputSchema>;

/** Wire schema of what it hands in for a digest. */
export const digestOutputSchema = z.strictObject({
  decisions: z.array(itemDecisionSchema).max(100),
});

/**
 * What is wrong with the names that actions have for each other; undefined when nothing is: two of one name, a name that
 * none has, a circle.
 */
export function refProblem(actions: readonly Action[]): string | undefined {
  const named = new Map<string, Action>();
  for (const action of actions) {
    if (action.kind !== "create_issue" || action.ref === undefined) continue;
    if (named.has(action.ref)) return `two actions are called ${action.ref}`;
    named.set(action.ref, action);
  }
  for (const action of actions)
    for (const ref of refsOf(action)) if (!named.has(ref)) return `no action is called ${ref}`;
  const clear = new Set<string>();
  const circleFrom = (ref: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(ref)) return [...path, ref];
    if (clear.has(ref)) return undefined;
    const action = named.get(ref);
    for (const next of action ? refsOf(action) : []) {
      const circle = circleFrom(next, [...path, ref]);
      if (circle) return circle;
    }
    clear.add(ref);
    return undefined;
  };
  for (const ref of named.keys()) {
    const circle = circleFrom(ref, []);
    if (circle) return `they wait for each other: ${circle.join(", ")}`;
  }
  return undefined;
}
