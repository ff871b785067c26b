import { type StepObject, waveTitle } from "@wheelhouse/core";

/** A step at its depth: what is in a container is one deeper. */
export interface RosterStep {
  readonly step: StepObject;
  readonly depth: number;
}

/** The steps of one wave. */
export interface RosterWave {
  readonly wave: number;
  readonly steps: readonly RosterStep[];
  readonly settled: number;
  readonly skipped: number;
  /** What its steps are together, such as "Round 2"; undefined where they are of different kinds. */
  readonly title: string | undefined;
  readonly status: "pending" | "running" | "waiting" | "completed" | "failed" | "cancelled";
  readonly startedAt: string | null;
  /** When its last step ended; null while one is open. */
  readonly endedAt: string | null;
}

const SETTLED: ReadonlySet<StepObject["status"]> = new Set([
  "completed",
  "failed",
  "skipped",
  "cancelled",
]);

/** The steps of a run by waves, in the order of the plan; what is in a container follows it. */
export function rosterOf(steps: readonly StepObject[]): RosterWave[] {
  const children = Map.groupBy(steps, ({ parent }) => parent);
  const nested = (parent: string | null, depth: number): RosterStep[] =>
    (children.get(parent) ?? []).flatMap((step) => [
      { step, depth },
      ...nested(step.id, depth + 1),
    ]);
  return [...Map.groupBy(nested(null, 0), ({ step }) => step.wave)]
    .toSorted(([a], [b]) => a - b)
    .map(([wave, inIt]) => waveOf(wave, inIt));
}

function waveOf(wave: number, inIt: readonly RosterStep[]): RosterWave {
  const steps = inIt.map(({ step }) => step);
  const settled = steps.filter(({ status }) => SETTLED.has(status)).length;
  const isSettled = settled === steps.length;
  return {
    wave,
    steps: inIt,
    settled,
    skipped: steps.filter(({ status }) => status === "skipped").length,
    title: waveTitle(steps.map(({ id }) => id)),
    status: statusOf(steps, isSettled),
    startedAt: extreme(
      steps.map(({ started_at }) => started_at),
      -1,
    ),
    endedAt: isSettled
      ? extreme(
          steps.map(({ ended_at }) => ended_at),
          1,
        )
      : null,
  };
}

function statusOf(steps: readonly StepObject[], isSettled: boolean): RosterWave["status"] {
  const has = (wanted: StepObject["status"]): boolean =>
    steps.some(({ status }) => status === wanted);
  if (has("waiting")) return "waiting";
  if (has("running") || has("parked")) return "running";
  if (has("failed")) return "failed";
  if (isSettled) return has("cancelled") ? "cancelled" : "completed";
  return steps.some(({ status }) => SETTLED.has(status)) ? "running" : "pending";
}

function extreme(times: readonly (string | null)[], sign: 1 | -1): string | null {
  const known = times.filter((time) => time !== null).toSorted();
  return (sign === 1 ? known.at(-1) : known[0]) ?? null;
}
