import { type RunRow, runRowSchema } from "@wheelhouse/core";
import { openReading } from "./open-reading.ts";

/** The row of a run in the run list; undefined when there is none. */
export async function rowOfRun(home: string, run: string): Promise<RunRow | undefined> {
  await using reader = await openReading(home);
  const [row] = (await reader?.rows("runs", { where: { id: run }, limit: 1 })) ?? [];
  return row === undefined ? undefined : runRowSchema.parse(row);
}
