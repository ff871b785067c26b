import type { EnginePorts, Ground } from "../ports.ts";

/** What tidying looks at. */
export interface Tidying extends Pick<EnginePorts, "journal"> {
  readonly ground: Pick<Ground, "leftovers" | "discard">;
}

/**
 * Forgets the private directories of runs that have ended: a host that was killed between a run's end
 * and its own tidying left them, and a lent credential may lie in them.
 */
export async function tidyUp({ journal, ground }: Tidying): Promise<void> {
  const left = await ground.leftovers();
  if (left.length === 0) return;
  const rows = await journal.rows("runs", { where: { ended_at: null } });
  const open = new Set(rows.map((row) => String(row["id"])));
  for (const run of left) if (!open.has(run)) await ground.discard(run);
}
