import { LATE_MS } from "../../schedule/plan-fires.ts";
import type { FireObject } from "../../wire/schedule-object.ts";

/** A line of the ledger: a fire, or times in a row that nobody was there for. */
export type LedgerLine =
  | {
      readonly kind: "fire";
      readonly fire: FireObject;
      /** How long after its time it was begun, in milliseconds; undefined when that was in time. */
      readonly late: number | undefined;
    }
  | {
      readonly kind: "missed";
      /** The latest first; more than one. */
      readonly fires: readonly FireObject[];
      /** How many times of the clock these are. */
      readonly times: number;
      /** What made up for them. */
      readonly madeUpBy: FireObject | undefined;
    };

/**
 * Fires of a schedule, the latest first, as lines: times that were missed together are one. `msOf` reads a time of the wire, in
 * milliseconds. Pure.
 */
export function ledgerLines(
  fires: readonly FireObject[],
  msOf: (at: string) => number,
): readonly LedgerLine[] {
  const lateness = ({
    cause,
    due_at: due,
    dispatched_at: sent,
  }: FireObject): number | undefined => {
    if (cause === "person" || sent === null) return undefined;
    const late = msOf(sent) - msOf(due);
    return late > LATE_MS ? late : undefined;
  };
  const lines: LedgerLine[] = [];
  for (let at = 0; at < fires.length;) {
    const together = missedTogether(fires, at);
    const [fire] = together;
    if (!fire) break;
    const times = together.reduce((sum, each) => sum + each.times, 0);
    const newer = fires[at - 1];
    const madeUpBy = newer && lateness(newer) !== undefined ? newer : undefined;
    if (fire.status === "missed" && times > 1)
      lines.push({ kind: "missed", fires: together, times, madeUpBy });
    else lines.push({ kind: "fire", fire, late: lateness(fire) });
    at += together.length;
  }
  return lines;
}

/** The fire there, and those after it that were found missing at the same moment. */
function missedTogether(fires: readonly FireObject[], at: number): readonly FireObject[] {
  const first = fires[at];
  if (first?.status !== "missed") return fires.slice(at, at + 1);
  const end = fires.findIndex(
    ({ status, finished_at: found }, index) =>
      index > at && (status !== "missed" || found !== first.finished_at),
  );
  return fires.slice(at, end < 0 ? undefined : end);
}
