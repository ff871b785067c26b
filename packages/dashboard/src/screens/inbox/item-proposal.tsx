import { type InboxObject, proposedText } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { plainWords } from "../../text/plain-words.ts";

/** What the orchestrator would decide about an item, and why: words of a model, which do nothing. */
export function ItemProposal({ item }: { readonly item: InboxObject }): ReactNode {
  const { proposed } = item.outcome;
  if (proposed === null) return null;
  return (
    <p
      dir="auto"
      className="max-w-prose rounded-card px-3 py-2 [overflow-wrap:anywhere] chip-waiting"
    >
      <span className="font-medium">
        Proposed by the orchestrator: {plainWords(proposedText(proposed))}.
      </span>{" "}
      {plainWords(proposed.why)}
    </p>
  );
}
