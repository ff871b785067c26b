import { bodiesOfItem, type InboxEvent, type InboxRow } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { issueAppend, loadIssue, racing } from "../write/issue-log.ts";
import { effectOf, type EffectPorts } from "./effect-of.ts";
import { projectOf } from "./project-of.ts";
import type { InboxCommand } from "./inbox-command.ts";
import { inboxAppend } from "./post-item.ts";
import { mustFind, notNow } from "./find-item.ts";

/** Decides about an item as a person: whoever holds it has lost it. Throws `inbox.unknown` or `inbox.state`. Gives the issue that it made. */
export async function decideItem(
  ports: EffectPorts,
  { item, decision, why, by }: Omit<Extract<InboxCommand, { do: "decide" }>, "do">,
): Promise<{ readonly issue: number | null }> {
  return racing(async () => {
    const { row, source, n, key } = await mustFind(ports.journal, item);
    if (row.status === "processed" || row.status === "ignored")
      throw notNow(
        item,
        `is decided already: ${decidedText(row)}`,
        `Take that back first: wheelhouse inbox undo ${item}`,
      );
    const project = await projectOf(ports, row.project_id);
    if (decision === "issue" && !project)
      throw notNow(
        item,
        "belongs to no project that is known here, and an issue needs one",
        "Say done instead.",
      );
    const because =
      why ??
      { done: "Dealt with.", silent: "It was nothing.", issue: "It is to be solved." }[decision];
    const effect = await effectOf(ports, {
      row,
      project,
      issue: undefined,
      what: { decisions: [decision], rule: "person", why: because, by },
    });
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
    return { issue: effect.issue ?? null };
  });
}

/**
 * Takes a decision back: the item waits again, and an issue that the decision had made is deleted, unless somebody has begun with it.
 * What was said in a comment or told to a person stays said. Throws `inbox.unknown` or `inbox.state`.
 */
export async function undoDecision(
  ports: EffectPorts,
  { item, by }: Omit<Extract<InboxCommand, { do: "undo" }>, "do">,
): Promise<void> {
  await racing(async () => {
    const { row, source, n, key } = await mustFind(ports.journal, item);
    const { decision } = bodiesOfItem(row);
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
    const event: InboxEvent = {
      type: "inbox.reopened",
      data: { item: n, by, ...(made !== undefined && { issue: made }) },
    };
    await ports.engine.append([inboxAppend(key, source.seq, [event]), ...streams]);
  });
}

function decidedText(row: InboxRow): string {
  const { decision } = bodiesOfItem(row);
  return decision ? `${decision.decisions.join(", ")} by ${decision.by}` : row.status;
}
