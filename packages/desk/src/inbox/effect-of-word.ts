import type { ItemDecision } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { effectOf, type EffectPorts } from "./effect-of.ts";
import { type FoundItem, notNow } from "./find-item.ts";
import { projectOf } from "./project-of.ts";
import { openIssue } from "./triage-item.ts";

/** A decision about an item that the rules have not made. */
export interface Word {
  readonly decision: ItemDecision;
  readonly why: string;
  readonly by: string;
  /** For `issue`: what it is to be called; absent: as the item says. */
  readonly title?: string | undefined;
  /** For `comment`: the issue that it is put to; absent: the one that its source's failures go into. */
  readonly issue?: number | undefined;
}

/** What is appended with such a decision. Throws `inbox.state` when it cannot be done: there is no project, or no such open issue. */
export async function effectOfWord(
  ports: EffectPorts,
  { row, source }: Pick<FoundItem, "row" | "source">,
  { decision, why, by, title, issue }: Word,
): Promise<{ readonly streams: readonly StreamAppend[]; readonly issue?: number }> {
  const project = await projectOf(ports, row.project_id);
  const named = decision === "comment" ? (issue ?? source.issue) : source.issue;
  const about = await openIssue(ports, project, named);
  if (decision === "issue" && !project)
    throw notNow(row.id, "belongs to no project that is known here, and an issue needs one");
  if (decision === "comment" && about === undefined)
    throw notNow(
      row.id,
      issue === undefined ? "has no open issue to comment on" : `cannot be put to issue #${issue}`,
      "Decide something else.",
    );
  const what = { decisions: [decision], rule: "model", why, by, title };
  return effectOf(ports, { row, project, issue: about, what });
}
