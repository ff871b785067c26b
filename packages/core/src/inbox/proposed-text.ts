import type { DigestDecision } from "../thread/orchestrator-output.ts";

/** What the orchestrator would do about an item, in words that stand after "would". */
export function proposedText({
  decision,
  title,
  issue,
}: Pick<DigestDecision, "decision" | "title" | "issue">): string {
  switch (decision) {
    case "silent":
      return "let it be";
    case "notify":
      return "tell you";
    case "issue":
      return title === undefined ? "make an issue of it" : `make the issue “${title}”`;
    case "comment":
      return issue === undefined ? "put it to its issue" : `put it to issue #${issue}`;
    default:
      return decision satisfies never;
  }
}
