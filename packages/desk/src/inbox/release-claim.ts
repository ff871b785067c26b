import {
  type InboxEvent,
  type InboxRow,
  inboxRowSchema,
  MOST_ATTEMPTS,
  TOO_OFTEN,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";
import { effectOf, type EffectPorts } from "./effect-of.ts";
import { itemAt } from "./find-item.ts";
import { inboxAppend } from "./post-item.ts";
import { triageItem } from "./triage-item.ts";

type Why = Extract<InboxEvent, { type: "inbox.released" }>["data"]["why"];

/**
 * Gives an item back that one holds. `undecided`: its holder has looked and does not know. `given up`: its holder could not look at it, such as
 * for a model that is down; that is no attempt. Gives whether the claim still held.
 */
export async function releaseClaim(
  ports: EffectPorts,
  {
    item,
    fence,
    why,
  }: { readonly item: string; readonly fence: number; readonly why: "undecided" | "given up" },
): Promise<boolean> {
  return release(ports, item, why, (row) => row.fence === fence);
}

/** Frees the items whose claims have run out at a moment, in milliseconds. Gives how many. */
export async function releaseExpired(ports: EffectPorts, now: number): Promise<number> {
  const held = await ports.journal.rows("inbox", { where: { status: "claimed" } });
  const isOver = ({ claim_expires_at: until }: InboxRow): boolean => (until ?? 0) <= now;
  let count = 0;
  for (const row of held.map((each) => inboxRowSchema.parse(each)).filter(isOver))
    if (await release(ports, row.id, "expired", isOver)) count += 1;
  return count;
}

/** In the append of the last attempt an item becomes a person's, and they are told. Of others the rules have another look. */
async function release(
  ports: EffectPorts,
  id: string,
  why: Why,
  isMeant: (row: InboxRow) => boolean,
): Promise<boolean> {
  const done = await racing(async () => {
    const found = await itemAt(ports.journal, id);
    if (found?.row.status !== "claimed" || !isMeant(found.row)) return undefined;
    const { row, n, key, source } = found;
    const events: InboxEvent[] = [{ type: "inbox.released", data: { item: n, why } }];
    let streams: readonly StreamAppend[] = [];
    const isLast = why !== "given up" && row.attempts >= MOST_ATTEMPTS;
    if (isLast) {
      const because = `It was held ${row.attempts} times, and nothing was decided.`;
      const about = { row: { ...row, priority: "critical" as const }, project: undefined };
      const what = { decisions: ["notify"] as const, rule: TOO_OFTEN, why: because, by: TOO_OFTEN };
      ({ streams } = await effectOf(ports, { ...about, issue: undefined, what }));
      events.push({ type: "inbox.notified", data: { item: n, rule: TOO_OFTEN, why: because } });
    }
    await ports.engine.append([inboxAppend(key, source.seq, events), ...streams]);
    return { isLast };
  });
  if (done?.isLast === true) void ports.alerts.settle();
  if (done?.isLast === false) await triageItem(ports, id);
  return done !== undefined;
}
