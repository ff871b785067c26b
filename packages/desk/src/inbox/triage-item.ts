import {
  bodiesOfItem,
  type InboxEvent,
  inboxRowSchema,
  issueRowSchema,
  mendsItself,
  partsOfItem,
  triage,
  type TriageVerdict,
} from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import { racing } from "../write/issue-log.ts";
import { BY_RULES, effectOf, type EffectPorts } from "./effect-of.ts";
import { mendedBy } from "./mended-by.ts";
import { projectOf } from "./project-of.ts";
import { inboxAppend, sourceAt } from "./post-item.ts";

/**
 * Has the rules look at an item that nobody has decided about, and does what they say in the append that records it. Gives
 * what they said; undefined when the item is not there, held, decided, or a person's: they were told, or have taken a decision back.
 *
 * *Contract*: the same item is decided once, however often and by whomever this is called.
 */
export async function triageItem(
  ports: EffectPorts,
  id: string,
): Promise<TriageVerdict | undefined> {
  const verdict = await racing(async () => {
    const found = await openItem(ports, id);
    if (!found) return undefined;
    const { row, source, n, key } = found;
    const project = await projectOf(ports.journal, row.project_id);
    const issue = await openIssue(ports, project, source.issue);
    const { outcome } = bodiesOfItem(row);
    const said = triage({
      outcome,
      priority: row.priority,
      streak: row.streak,
      issue,
      isMended: outcome.result === "failed" && source.streak === 0 && mendsItself(row.source_type),
      hasProject: project !== undefined,
    });
    if (said.end === "model") return said;
    const effect = await effectOf(ports, {
      row,
      project,
      issue,
      what: { ...said, by: BY_RULES },
    });
    const { rule, why, decisions } = said;
    const event: InboxEvent =
      said.end === "kept"
        ? { type: "inbox.notified", data: { item: n, rule, why } }
        : {
            type: "inbox.decided",
            data: {
              item: n,
              status: decisions.includes("silent") ? "ignored" : "processed",
              decisions: [...decisions],
              rule,
              why,
              by: BY_RULES,
              ...(effect.issue !== undefined && { issue: effect.issue }),
            },
          };
    const settled = outcome.result === "ok" ? await mendedBy(ports.journal, { row, key, n }) : [];
    await ports.engine.append([
      inboxAppend(key, source.seq, [event, ...settled]),
      ...effect.streams,
    ]);
    return said;
  });
  if (verdict?.decisions.includes("notify")) void ports.alerts.settle();
  return verdict;
}

/** An item that rules may decide about, with its source as it was before the item was looked at. */
async function openItem({ journal }: EffectPorts, id: string) {
  const parts = partsOfItem(id);
  const source = parts && (await sourceAt(journal, parts.key));
  const [found] = source ? await journal.rows("inbox", { where: { id }, limit: 1 }) : [];
  const row = found && inboxRowSchema.parse(found);
  if (!parts || !source || !row) return undefined;
  return row.status === "pending" && row.notified_at === null && row.reopened === 0
    ? { ...parts, source, row }
    : undefined;
}

/** The issue that the failures of a source go into, as long as it is open. */
async function openIssue(
  { journal }: EffectPorts,
  project: Project | undefined,
  number: number | undefined,
): Promise<number | undefined> {
  if (!project || number === undefined) return undefined;
  const where = { id: `${project.id}/${number}` };
  const [row] = await journal.rows("issues", { where, limit: 1 });
  if (!row) return undefined;
  const { closed_at: closed, deleted_at: deleted } = issueRowSchema.parse(row);
  return closed === null && deleted === null ? number : undefined;
}
