import { setTimeout as delay } from "node:timers/promises";
import { type RunRow, runRowSchema } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import type { Drive } from "../host/drive.ts";

/** How often we look, in milliseconds. */
const LOOK_MS = 300;

/** What may still keep a process at its runs. */
export interface Lingering {
  readonly drive: Drive;
  readonly reader: JournalReader;
  /** Whether runs that stand still until a person moves them keep it as well. */
  readonly forPeople: boolean;
  readonly signal: AbortSignal;
  /** Called once, with the runs that keep it. */
  readonly onWait?: ((runs: readonly string[]) => void) | undefined;
}

/** Whether nothing of a run moves before a person does something: itself, or all of its sub-runs that it waits for. */
function isStill({ id, status, running }: RunRow, open: readonly RunRow[]): boolean {
  if (running === 0) return status === "waiting" || status === "paused";
  const inside = open.filter((each) => each.parent_run === id);
  return inside.length >= running && inside.every((each) => isStill(each, open));
}

/**
 * Waits until nothing that this process drives would be lost by its end: an attempt that is ended in
 * the middle must be made again, and may cost money. Does not wait for what another host drives.
 */
export async function linger(lingering: Lingering): Promise<void> {
  const { drive, reader, forPeople, signal, onWait } = lingering;
  let told = false;
  while (!signal.aborted && (await drive.holder()) === undefined) {
    const driving = new Set(await drive.driving());
    const open = (await reader.rows("runs", { where: { ended_at: null } })).map((row) =>
      runRowSchema.parse(row),
    );
    const rows = open
      .filter(({ id, status }) => driving.has(id) && status !== "paused")
      .filter((row) => forPeople || !isStill(row, open));
    if (rows.length === 0) return;
    if (!told) onWait?.(rows.map(({ id }) => id));
    told = true;
    await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
