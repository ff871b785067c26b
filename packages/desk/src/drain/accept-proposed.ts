import { bodiesOfItem, type InboxEvent } from "@wheelhouse/core";
import { mustBeOpen } from "../inbox/decide-item.ts";
import { effectOfWord } from "../inbox/effect-of-word.ts";
import type { EffectPorts } from "../inbox/effect-of.ts";
import { notNow } from "../inbox/find-item.ts";
import { inboxAppend } from "../inbox/post-item.ts";
import { racing } from "../write/issue-log.ts";

/**
 * Decides about an item as the orchestrator has proposed: the decision is the person's who says yes. Throws `inbox.unknown`, or `inbox.state`
 * when nothing is proposed, it was decided, or it cannot be done any more. Gives the issue that it is about.
 */
export async function acceptProposed(
  ports: EffectPorts,
  {
    item,
    why,
    by,
  }: { readonly item: string; readonly why?: string | undefined; readonly by: string },
): Promise<{ readonly issue: number | null }> {
  const done = await racing(async () => {
    const found = await mustBeOpen(ports, item);
    const { row, source, n, key } = found;
    const { proposal } = bodiesOfItem(row);
    if (!proposal)
      throw notNow(item, "has no proposal to say yes to", `Decide: wheelhouse inbox done ${item}`);
    const { decision } = proposal;
    const because = why ?? proposal.why;
    const effect = await effectOfWord(ports, found, { ...proposal, why: because, by });
    const event: InboxEvent = {
      type: "inbox.decided",
      data: {
        item: n,
        status: decision === "silent" ? "ignored" : "processed",
        decisions: [decision],
        why: because,
        by,
        ...(effect.issue !== undefined && { issue: effect.issue }),
      },
    };
    await ports.engine.append([inboxAppend(key, source.seq, [event]), ...effect.streams]);
    return { issue: effect.issue ?? null, decision };
  });
  if (done.decision === "notify") void ports.alerts.settle();
  return { issue: done.issue };
}
