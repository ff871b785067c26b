import { bodiesOfItem, type InboxEvent, type InboxRow } from "@wheelhouse/core";
import { racing } from "../write/issue-log.ts";
import { effectOf, type EffectPorts } from "./effect-of.ts";
import { type FoundItem, isOpen, itemAt, mustFind, notNow } from "./find-item.ts";
import type { InboxCommand } from "./inbox-command.ts";
import { inboxAppend } from "./post-item.ts";
import { projectOf } from "./project-of.ts";

type DecideCommand = Extract<InboxCommand, { do: "decide" }>;
/** A decision of the person's own. */
type Deciding = Omit<DecideCommand, "do" | "decision"> & {
  readonly decision: Exclude<DecideCommand["decision"], "accept">;
};

/**
 * Decides about an item as a person, and with the same word about others of its source that nobody has decided about: whoever holds them has
 * lost them. Throws `inbox.unknown` or `inbox.state`. Gives the issue that it made, which is one for all.
 */
export async function decideItem(
  ports: EffectPorts,
  { item, decision, why, by, also = [] }: Deciding,
): Promise<{ readonly issue: number | null }> {
  return racing(async () => {
    const found = await mustBeOpen(ports, item);
    const { row, source, key } = found;
    const others = await openOthers(ports, found, also);
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
    const many = others.length === 0 ? "" : ` It came ${others.length + 1} times.`;
    const effect = await effectOf(ports, {
      row,
      project,
      issue: undefined,
      what: { decisions: [decision], rule: "person", why: `${because}${many}`, by },
    });
    const events = [found, ...others].map(({ n }): InboxEvent => ({
      type: "inbox.decided",
      data: {
        item: n,
        status: decision === "silent" ? "ignored" : "processed",
        decisions: [decision],
        why: because,
        by,
        ...(effect.issue !== undefined && { issue: effect.issue }),
        ...(others.length > 0 && { together: others.length + 1 }),
      },
    }));
    await ports.engine.append([inboxAppend(key, source.seq, events), ...effect.streams]);
    return { issue: effect.issue ?? null };
  });
}

/** An item that nobody has decided about. Throws `inbox.unknown` or `inbox.state`. */
export async function mustBeOpen(
  { journal }: Pick<EffectPorts, "journal">,
  item: string,
): Promise<FoundItem> {
  const found = await mustFind(journal, item);
  if (isOpen(found.row)) return found;
  throw notNow(
    item,
    `is decided already: ${decidedText(found.row)}`,
    `Take that back first: wheelhouse inbox undo ${item}`,
  );
}

/** Others that are decided with an item. Those that somebody has decided about meanwhile are left as they are. */
async function openOthers(
  { journal }: EffectPorts,
  { row, key }: FoundItem,
  ids: readonly string[],
): Promise<readonly FoundItem[]> {
  const others: FoundItem[] = [];
  for (const id of new Set(ids)) {
    const found = id === row.id ? undefined : await itemAt(journal, id);
    if (found && found.key !== key)
      throw notNow(id, `comes from another source than item ${row.id}`, "Decide about each alone.");
    if (found && isOpen(found.row)) others.push(found);
  }
  return others;
}

function decidedText(row: InboxRow): string {
  const { decision } = bodiesOfItem(row);
  return decision ? `${decision.decisions.join(", ")} by ${decision.by}` : row.status;
}
