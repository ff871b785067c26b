import { bodiesOfItem, type InboxEvent, issueRowSchema } from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import { racing } from "../write/issue-log.ts";
import { mustBeOpen } from "./decide-item.ts";
import type { EffectPorts } from "./effect-of.ts";
import { notNow } from "./find-item.ts";
import { inboxAppend } from "./post-item.ts";
import { projectOf } from "./project-of.ts";

/** How things are begun again. With the same key the second time is the first; each gives the run that was begun, if it has one by then. */
export interface BeginAgain {
  /** Fires a schedule now; its times stay as they are. */
  schedule(project: Project, name: string, by: string): Promise<undefined>;
  /** A new run that takes over what an earlier one had finished. */
  run(run: string, key: string, by: string): Promise<string>;
  /** Starts an issue. */
  issue(project: Project, number: number, key: string, by: string): Promise<string | undefined>;
}

/**
 * Begins again what an item tells of, and is done with the item: a schedule fires now, an issue is started, a run is begun anew from what it had
 * finished. Throws `inbox.unknown`, `inbox.state`, and what beginning throws; then the item stays as it is.
 */
export async function rerunItem(
  ports: EffectPorts,
  { item, by }: { readonly item: string; readonly by: string },
  again: BeginAgain,
): Promise<void> {
  const before = await mustBeOpen(ports, item);
  // A host that dies in between is asked again, and begins nothing twice.
  const key = `inbox ${item} ${before.source.seq}`;
  const run = await begin(ports, before.row, { key, by }, again);
  await racing(async () => {
    const { n, key: source, source: state } = await mustBeOpen(ports, item);
    const event: InboxEvent = {
      type: "inbox.decided",
      data: {
        item: n,
        status: "processed",
        decisions: ["rerun"],
        why: "It is done again.",
        by,
        ...(run !== undefined && { run }),
      },
    };
    await ports.engine.append([inboxAppend(source, state.seq, [event])]);
  });
}

async function begin(
  ports: EffectPorts,
  row: Awaited<ReturnType<typeof mustBeOpen>>["row"],
  { key, by }: { readonly key: string; readonly by: string },
  again: BeginAgain,
): Promise<string | undefined> {
  const { result, schedule, run } = bodiesOfItem(row).outcome;
  if (result === "waiting")
    throw notNow(row.id, "waits for an answer, and nothing of it is over", "Answer it.");
  const project = await projectOf(ports, row.project_id);
  const [of, name] = [`${row.project_id}/`, schedule?.slice(row.project_id.length + 1)];
  if (row.source_type === "scheduler" && project && schedule?.startsWith(of) && name !== undefined)
    return again.schedule(project, name, by);
  if (row.source_type !== "run" || run === undefined)
    throw notNow(row.id, "tells of nothing that could be run again", "Say done instead.");
  const [found] = await ports.journal.rows("issues", { where: { last_run: run }, limit: 1 });
  if (!found || !project) return again.run(run, key, by);
  return again.issue(project, issueRowSchema.parse(found).number, key, by);
}
