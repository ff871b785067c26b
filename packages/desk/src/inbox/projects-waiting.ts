import { INBOX_PRIORITIES, type InboxRow, sourceOfRow } from "@wheelhouse/core";
import { waiting } from "./claim-items.ts";
import type { EffectPorts } from "./effect-of.ts";

/** So many items are looked at for their projects; where more wait, each project that ever posted is looked for. */
const MOST_LOOKED_AT = 500;

type Ports = Pick<EffectPorts, "journal">;

/**
 * The projects that have items which may be claimed, by the most urgent and then the oldest of each; empty for none. The rules may still
 * decide about these items.
 */
export async function projectsWaiting(ports: Ports): Promise<readonly string[]> {
  const found = new Set<string>();
  let count = 0;
  for (const priority of INBOX_PRIORITIES)
    for await (const { project_id: id } of waiting(ports, {
      priority,
      limit: 100,
      project: undefined,
    })) {
      if (++count > MOST_LOOKED_AT) return projectsOfSources(ports);
      found.add(id);
    }
  return [...found];
}

async function projectsOfSources(ports: Ports): Promise<readonly string[]> {
  const sources = await ports.journal.rows("inbox_sources");
  const projects = new Set(sources.map((row) => sourceOfRow(row).source.project));
  const first: InboxRow[] = [];
  for (const project of projects) {
    const row = await firstOf(ports, project);
    if (row) first.push(row);
  }
  return first
    .sort((a, b) => a.rank - b.rank || a.created_at - b.created_at)
    .map(({ project_id: id }) => id);
}

async function firstOf(ports: Ports, project: string): Promise<InboxRow | undefined> {
  for (const priority of INBOX_PRIORITIES)
    for await (const row of waiting(ports, { priority, limit: 1, project })) return row;
  return undefined;
}
