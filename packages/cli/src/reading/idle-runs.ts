import { type RunRow, runRowSchema } from "@wheelhouse/core";
import { askHost } from "./ask-host.ts";
import { openReading } from "./open-reading.ts";

/**
 * Open runs that nobody drives, the oldest first. A pause is a person's word and stays: such a run is
 * resumed by its name.
 */
export async function idleRuns(home: string): Promise<RunRow[]> {
  await using reader = await openReading(home);
  const rows =
    (await reader?.rows("runs", { where: { ended_at: null }, orderBy: "created_at" })) ?? [];
  const { driving } = await askHost(home);
  const idle = rows
    .map((row): RunRow => runRowSchema.parse(row))
    .filter(({ id, status }) => status !== "paused" && !driving.has(id));
  const ids = new Set(idle.map(({ id }) => id));
  // Who goes on with a run goes on with what is inside it.
  return idle.filter(({ parent_run: parent }) => parent === null || !ids.has(parent));
}
