import { type InboxEvent, isHeld } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";
import type { EffectPorts } from "./effect-of.ts";
import { effectOfWord, type Word } from "./effect-of-word.ts";
import { mustFind, notNow } from "./find-item.ts";
import { inboxAppend } from "./post-item.ts";

/** What a holder decides about its item. */
export interface ClaimedDecision extends Word {
  readonly item: string;
  /** Number of the claim under which it is decided. */
  readonly fence: number;
  /** Wall clock in milliseconds: a claim that has run out decides nothing. */
  readonly now: number;
  /**
   * What the decision does, when its holder has made it: appended with it, and nothing else is done. Absent, `notify`, `issue` and `comment` do
   * what they do when a rule says so, and others do nothing.
   */
  readonly effect?: readonly StreamAppend[] | undefined;
  /** The run that the effect is about. */
  readonly run?: string | undefined;
}

/**
 * Decides about an item that one holds, in one append with all that it does. Throws `inbox.unknown`, or `inbox.state` when the claim
 * holds no more or the item was decided. Gives the issue that it is about.
 *
 * *Contract*: an item is decided once, whoever holds it or has held it.
 */
export async function decideClaimed(
  ports: EffectPorts,
  decided: ClaimedDecision,
): Promise<{ readonly issue: number | null }> {
  const { item, fence, decision, why, by, now, run } = decided;
  const issue = await racing(async () => {
    const { row, source, n, key } = await mustFind(ports.journal, item);
    if (row.status === "processed" || row.status === "ignored")
      throw notNow(item, "is decided already");
    if (!isHeld(row, now) || row.fence !== fence)
      throw notNow(item, "is no longer held under this claim", "Claim it again.");
    const made = decided.effect
      ? { streams: decided.effect, issue: decided.issue }
      : await effectOfWord(ports, { row, source }, decided);
    const event: InboxEvent = {
      type: "inbox.decided",
      data: {
        item: n,
        status: decision === "silent" ? "ignored" : "processed",
        decisions: [decision],
        why,
        by,
        ...(made.issue !== undefined && { issue: made.issue }),
        ...(run !== undefined && { run }),
      },
    };
    await ports.engine.append([inboxAppend(key, source.seq, [event]), ...made.streams]);
    return made.issue;
  });
  if (decision === "notify") void ports.alerts.settle();
  return { issue: issue ?? null };
}
