import {
  bodiesOfItem,
  type InboxEvent,
  issueRowSchema,
  mendsItself,
  triage,
  type TriageVerdict,
} from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import { racing } from "../write/issue-log.ts";
import { BY_RULES, effectOf, type EffectPorts } from "./effect-of.ts";
import { mendedBy, takenInBy } from "./settled-before.ts";
import { projectOf } from "./project-of.ts";
import { type FoundItem, itemAt } from "./find-item.ts";
import { inboxAppend } from "./post-item.ts";

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
    const found = await itemForRules(ports, id);
    if (!found) return undefined;
    const { row, source, n, key } = found;
    const project = await projectOf(ports, row.project_id);
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
    const settled =
      outcome.result === "ok"
        ? await mendedBy(ports.journal, found)
        : outcome.result === "failed" && decisions.includes("issue") && effect.issue !== undefined
          ? await takenInBy(ports.journal, found, effect.issue)
          : [];
    await ports.engine.append([
      inboxAppend(key, source.seq, [event, ...settled]),
      ...effect.streams,
    ]);
    return said;
  });
  if (verdict?.decisions.includes("notify")) void ports.alerts.settle();
  return verdict;
}

/** An item that rules may decide about: nobody holds it, and it is no person's. */
async function itemForRules({ journal }: EffectPorts, id: string): Promise<FoundItem | undefined> {
  const found = await itemAt(journal, id);
  return found &&
    found.row.status === "pending" &&
    found.row.notified_at === null &&
    found.row.reopened === 0 &&
    found.row.asleep === 0
    ? found
    : undefined;
}

/** The issue that the failures of a source go into, as long as it is open. */
export async function openIssue(
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
