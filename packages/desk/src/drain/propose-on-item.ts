import { type DigestDecision, type InboxEvent, isHeld } from "@wheelhouse/core";
import { effectOfWord } from "../inbox/effect-of-word.ts";
import type { EffectPorts } from "../inbox/effect-of.ts";
import { mustFind, notNow } from "../inbox/find-item.ts";
import { inboxAppend } from "../inbox/post-item.ts";
import { racing } from "../write/issue-log.ts";

/** Who looks at digests, for the journal. */
export const BY_ORCHESTRATOR = "orchestrator";

/**
 * Puts what its holder would decide on an item, for a person to say yes to; the item is free then, and nobody looks at it for that again.
 * Throws `inbox.unknown`, or `inbox.state` when the claim holds no more or it could not be done.
 */
export async function proposeOnItem(
  ports: EffectPorts,
  {
    decided: { item, decision, why, title, issue },
    fence,
    now,
  }: { readonly decided: DigestDecision; readonly fence: number; readonly now: number },
): Promise<void> {
  await racing(async () => {
    const { row, source, n, key } = await mustFind(ports.journal, item);
    if (!isHeld(row, now) || row.fence !== fence)
      throw notNow(item, "is no longer held under this claim", "Claim it again.");
    // Nothing is proposed that a yes could not do.
    await effectOfWord(
      ports,
      { row, source },
      { decision, why, by: BY_ORCHESTRATOR, title, issue },
    );
    const event: InboxEvent = {
      type: "inbox.proposed",
      data: {
        item: n,
        decision,
        why,
        ...(title !== undefined && { title }),
        ...(issue !== undefined && { issue }),
      },
    };
    await ports.engine.append([inboxAppend(key, source.seq, [event])]);
  });
}
