import {
  bodiesOfItem,
  type InboxEvent,
  type InboxSource,
  itemId,
  partsOfItem,
  signalFacts,
  type SignalName,
  SIGNALS,
  sourceKey,
  sourceOfRow,
} from "@wheelhouse/core";
import { z } from "zod";
import { racing } from "../write/issue-log.ts";
import { itemAt } from "./find-item.ts";
import { inboxAppend, type InboxPorts, postItem, sourceAt } from "./post-item.ts";

/** Wire schema of {@link SeenRepository}. */
export const seenRepositorySchema = z.strictObject({
  /** Id of its project. */
  project: z.string().min(1).max(300),
  name: z.string().min(1).max(1_000),
  path: z.string().min(1).max(4_096),
  /** Signals that could not be looked for, so that nothing is known of them when they are not there. */
  unknown: z.array(z.enum(SIGNALS)),
  signals: z.array(z.strictObject({ signal: z.enum(SIGNALS), line: z.string().min(1).max(2_000) })),
});
/** A repository that was looked at, and what it wants. */
export type SeenRepository = z.infer<typeof seenRepositorySchema>;

/**
 * Takes in what repositories want: a signal is posted once while it lasts, also over restarts, and its item is settled when it is gone. Gives the
 * ids of what is new. *Contract*: repositories that are not among those that were seen keep theirs, unless they are gone from the disk:
 * they may only not have been looked at.
 */
export async function takeSignals(
  ports: InboxPorts & { readonly isThere: (path: string) => boolean },
  seen: readonly SeenRepository[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  const wanted = new Set<string>();
  for (const repository of seen)
    for (const { signal, line } of repository.signals) {
      const source = sourceOf(repository, signal);
      const key = sourceKey(source);
      wanted.add(key);
      const state = await sourceAt(ports.journal, key);
      if (state?.lasting !== undefined) continue;
      const { priority, outcome } = signalFacts(signal);
      const { id, repeated } = await postItem(ports, {
        source,
        message: `${repository.name}: ${line}`,
        priority,
        // Whoever looks at the same time posts the same.
        dedupeKey: `${signal} ${(state?.items ?? 0) + 1}`,
        outcome: {
          ...outcome,
          link: `/projects/${repository.project}`,
          data: { signal, path: repository.path },
        },
      });
      if (!repeated) ids.push(id);
    }
  const byProject = new Map(seen.map((each) => [each.project, each]));
  for (const row of await ports.journal.rows("inbox_sources", { where: { lasts: 1 } })) {
    const { source, lasting } = sourceOfRow(row);
    const key = String(row["id"]);
    if (lasting === undefined || wanted.has(key)) continue;
    await settleGone(ports, itemId(key, lasting), byProject.get(source.project));
  }
  return ids;
}

/** The source of a signal: of one kind and one repository. */
function sourceOf({ project, name }: SeenRepository, signal: SignalName): InboxSource {
  return { project, type: "signal", id: `${signal} ${name}`.slice(0, 300) };
}

async function settleGone(
  { journal, engine, isThere }: Parameters<typeof takeSignals>[0],
  id: string,
  seen: SeenRepository | undefined,
): Promise<void> {
  await racing(async () => {
    const found = await itemAt(journal, id);
    if (found?.source.lasting === undefined || partsOfItem(id)?.n !== found.source.lasting) return;
    const { signal, path } = bodiesOfItem(found.row).outcome.data ?? {};
    const isKnown = seen
      ? !seen.unknown.some((each) => each === signal)
      : !isThere(typeof path === "string" ? path : "");
    if (!isKnown) return;
    const why = seen ? "It is so no longer." : "The repository is gone.";
    const event: InboxEvent = { type: "inbox.settled", data: { item: found.n, why } };
    await engine.append([inboxAppend(found.key, found.source.seq, [event])]);
  });
}
