import { bodiesOfItem, type InboxEvent, inboxRowSchema, partsOfItem } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { issueAppend, loadIssue, racing } from "../write/issue-log.ts";
import type { EffectPorts } from "./effect-of.ts";
import { type FoundItem, mustFind, notNow } from "./find-item.ts";
import type { InboxCommand } from "./inbox-command.ts";
import { inboxAppend } from "./post-item.ts";

/**
 * Takes a decision back, whole: all items that were decided with it wait again, and an issue that it had made is deleted, unless somebody has
 * begun with it. What was said in a comment or told to a person stays said, and what was begun goes on. One that was put away is there again.
 * Throws `inbox.unknown` or `inbox.state`.
 */
export async function undoDecision(
  ports: EffectPorts,
  { item, by }: Omit<Extract<InboxCommand, { do: "undo" }>, "do">,
): Promise<void> {
  await racing(async () => {
    const found = await mustFind(ports.journal, item);
    const { row, source, n, key } = found;
    const { decision } = bodiesOfItem(row);
    if (!decision && row.asleep === 1) {
      const woken: InboxEvent = { type: "inbox.woken", data: { item: n, by } };
      await ports.engine.append([inboxAppend(key, source.seq, [woken])]);
      return;
    }
    if (!decision) throw notNow(item, "waits for a decision: there is none to take back");
    const made = decision.decisions.includes("issue") ? decision.issue : undefined;
    const streams: StreamAppend[] = [];
    if (made !== undefined) {
      const issue = await loadIssue(ports, row.project_id, made);
      if (issue.runs.length > 0)
        throw notNow(
          item,
          `made issue #${made}, which was worked on since`,
          `Close that instead: wheelhouse issue close ${made}`,
        );
      if (issue.deletedAt === undefined)
        streams.push(
          issueAppend(row.project_id, made, issue.seq, [{ type: "issue.deleted", data: { by } }]),
        );
    }
    const events = (await decidedWith(ports, found)).map((each): InboxEvent => ({
      type: "inbox.reopened",
      data: { item: each, by, ...(made !== undefined && { issue: made }) },
    }));
    await ports.engine.append([inboxAppend(key, source.seq, events), ...streams]);
  });
}

/** Numbers of the items that were decided by the word that an item was decided by, this one included. */
async function decidedWith(
  { journal }: EffectPorts,
  { row, n, key }: FoundItem,
): Promise<readonly number[]> {
  if (bodiesOfItem(row).decision?.together === undefined) return [n];
  const { source_id, status, processed_at } = row;
  const rows = await journal.rows("inbox", { where: { source_id, status, processed_at } });
  return rows
    .map((each) => inboxRowSchema.parse(each))
    .filter((each) => each.decision === row.decision)
    .flatMap(({ id }) => {
      const parts = partsOfItem(id);
      return parts?.key === key ? [parts.n] : [];
    });
}
