import type { ActionKind, DigestDecision, InboxPriority } from "@wheelhouse/core";

/** What each decision does, as the kinds of action that a person may let go by themselves. */
const KINDS = {
  issue: ["create_issue"],
  notify: ["notify"],
  comment: ["comment"],
  // What is silent is not looked at again: whoever trusts it with that trusts it with all others.
  silent: ["create_issue", "notify", "comment"],
} as const satisfies Record<DigestDecision["decision"], readonly ActionKind[]>;

/**
 * Whether the orchestrator decides so about an item by itself; otherwise it proposes that. Pure. A critical item is never made silent
 * without a person.
 */
export function decidesAlone(
  decision: DigestDecision["decision"],
  priority: InboxPriority,
  autonomous: readonly ActionKind[],
): boolean {
  if (decision === "silent" && priority === "critical") return false;
  return KINDS[decision].every((kind) => autonomous.includes(kind));
}
