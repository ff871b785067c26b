import type { ProposalObject } from "@wheelhouse/core";
import { CheckCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { useChat } from "../chat-context.ts";
import { ProposalCard } from "./proposal-card.tsx";

/** What a reply proposes: a card each, which folds to a line once it is answered. */
export function ProposalCards({
  proposals,
}: {
  readonly proposals: readonly ProposalObject[];
}): ReactNode {
  const { acceptAll, pending, refused } = useChat();
  const open = proposals.filter(({ status }) => status === "open");
  return (
    <div className="mt-1 flex flex-col gap-2">
      <ul aria-label="Proposals" className="flex flex-col gap-2">
        {proposals.map((proposal) => (
          <li key={proposal.n}>
            <ProposalCard proposal={proposal} beside={proposals} />
          </li>
        ))}
      </ul>
      {open.length > 1 ? (
        <Button
          className="self-start"
          keys="Shift+A"
          refused={refused}
          disabled={open.some(({ n }) => pending.has(n)) || undefined}
          onClick={() => acceptAll(open)}
        >
          <CheckCheck className="size-4" aria-hidden="true" />
          Accept all {open.length}
        </Button>
      ) : null}
    </div>
  );
}
