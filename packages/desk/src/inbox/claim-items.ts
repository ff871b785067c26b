import {
  CLAIM_MS,
  INBOX_PRIORITIES,
  type InboxEvent,
  type InboxPriority,
  type InboxRow,
  inboxRowSchema,
  MOST_ATTEMPTS,
  partsOfItem,
} from "@wheelhouse/core";
import { isAppendRefusal, type RowPlace } from "@wheelhouse/journal";
import type { EffectPorts } from "./effect-of.ts";
import { itemAt } from "./find-item.ts";
import { inboxAppend } from "./post-item.ts";
import { releaseExpired } from "./release-claim.ts";
import { triageItem } from "./triage-item.ts";

/** Most items that are claimed at once. */
const MOST_CLAIMED = 20;

/** An item that somebody holds for a while. */
export interface ClaimedItem {
  /** The item as it was when it was claimed. */
  readonly row: InboxRow;
  /** Number of the claim: whatever is done under it names it. */
  readonly fence: number;
  /** Wall clock in milliseconds at which the claim holds no more. */
  readonly until: number;
}

/** Whether an item is one that a model may look at: nobody holds it, and it is no person's. */
export function isClaimable(row: InboxRow): boolean {
  return (
    row.status === "pending" &&
    row.notified_at === null &&
    row.reopened === 0 &&
    row.asleep === 0 &&
    row.proposal === null &&
    row.attempts < MOST_ATTEMPTS
  );
}

/**
 * Takes items that no rule is about, by priority and then by age, at most `most` and never more than 20; `now` is wall clock in
 * milliseconds. Claims that have run out are free before. With `project`, only items of that one; empty for those of none.
 *
 * *Contract*: no item is held by two. The rules look at each first, so that what they can decide is never claimed; an item that anything
 * happens to meanwhile is left out. What a person decides ends a claim at any time.
 */
export async function claimItems(
  ports: EffectPorts,
  {
    by,
    most,
    now,
    project,
  }: {
    readonly by: string;
    readonly most: number;
    readonly now: number;
    readonly project?: string | undefined;
  },
): Promise<readonly ClaimedItem[]> {
  await releaseExpired(ports, now);
  const ids = await idsForModel(ports, Math.min(most, MOST_CLAIMED), project);
  const bySource = Map.groupBy(ids, (id) => partsOfItem(id)?.key ?? "");
  const claimed = await Promise.all(
    [...bySource.values()].map((each) => claimOfSource(ports, each, { by, until: now + CLAIM_MS })),
  );
  const held = new Map(claimed.flat().map((each) => [each.row.id, each]));
  return ids.flatMap((id) => held.get(id) ?? []);
}

/** Items that the rules leave to a model, the most important first. What they decide they decide here. */
async function idsForModel(
  ports: EffectPorts,
  most: number,
  project: string | undefined,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const priority of INBOX_PRIORITIES)
    for await (const { id } of waiting(ports, { priority, limit: most, project })) {
      if (ids.length >= most) return ids;
      const verdict = await triageItem(ports, id);
      if (verdict?.end === "model") ids.push(id);
    }
  return ids;
}

/** Claimable items of a priority, the oldest first, so many at a time. */
export async function* waiting(
  { journal }: Pick<EffectPorts, "journal">,
  {
    priority,
    limit,
    project,
  }: {
    readonly priority: InboxPriority;
    readonly limit: number;
    readonly project: string | undefined;
  },
): AsyncGenerator<InboxRow> {
  const of = project === undefined ? {} : { project_id: project };
  const free = { notified_at: null, reopened: 0, asleep: 0, proposal: null };
  const where = { status: "pending", priority, ...free, ...of };
  let after: RowPlace | undefined;
  for (;;) {
    const found = await journal.rows("inbox", { where, orderBy: "created_at", limit, after });
    const rows = found.map((row) => inboxRowSchema.parse(row));
    yield* rows.filter(isClaimable);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = { value: last.created_at, key: last.id };
  }
}

/** Claims items of one source in one append; none when anything has happened to that source since they were read. */
async function claimOfSource(
  { journal, engine }: EffectPorts,
  ids: readonly string[],
  { by, until }: { readonly by: string; readonly until: number },
): Promise<readonly ClaimedItem[]> {
  const claims: ClaimedItem[] = [];
  const events: InboxEvent[] = [];
  let place: { key: string; seq: number } | undefined;
  for (const id of ids) {
    const found = await itemAt(journal, id);
    if (!found || !isClaimable(found.row)) continue;
    place ??= { key: found.key, seq: found.source.seq };
    const fence = (found.row.fence ?? 0) + 1;
    claims.push({ row: found.row, fence, until });
    events.push({ type: "inbox.claimed", data: { item: found.n, by, fence, until } });
  }
  if (!place) return [];
  try {
    await engine.append([inboxAppend(place.key, place.seq, events)]);
    return claims;
  } catch (error) {
    if (isAppendRefusal(error) && error.code === "journal.conflict") return [];
    throw error;
  }
}
