import {
  decide,
  type RunEvent,
  type RunState,
  type Usage,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Driver } from "../drive/driver.ts";
import { usageOf } from "./end-of-sub-run.ts";
import { cancelFor, mirrorPause } from "./mirror-pause.ts";
import { openSubRuns, type OpenSubRun } from "./open-sub-runs.ts";
import type { OtherRuns } from "./other-runs.ts";

/**
 * Does for the sub-runs of a run that nobody drives what their performers would do: pauses and goes on with them, and ends
 * those whose attempts are to end. What cannot be ended now, since something of it may still be alive, stays open.
 */
export async function settleSubRuns(
  runs: Pick<OtherRuns, "tell" | "load">,
  driver: Pick<Driver, "state" | "ask">,
  now: number,
): Promise<void> {
  const { state } = driver;
  for (;;) {
    const ending = new Set(decide(state, now).cancels.map(({ step }) => step.attempt?.id));
    const open = openSubRuns(state);
    const [first] = open.filter(({ attempt }) => ending.has(attempt));
    if (!first) {
      for (const { run } of open) await ifBorn(runs.tell(run, mirrorPause(state)));
      return;
    }
    const outcome = await endOne(runs, state, first);
    if (outcome.length === 0) return;
    await driver.ask(() => outcome);
  }
}

async function endOne(
  runs: Pick<OtherRuns, "tell" | "load">,
  state: RunState,
  { run, attempt, wish }: OpenSubRun,
): Promise<readonly RunEvent[]> {
  const at = { step: wish.step.id, attempt };
  const reason = state.cancel?.reason ?? `${attempt} was cancelled`;
  const cancelled = (used: { usage?: Usage } = {}): RunEvent[] => [
    { type: "attempt.cancelled", ...at, data: { reason, ...used } },
  ];
  if (!(await ifBorn(runs.tell(run, cancelFor(state, reason))))) return cancelled();
  const sub = await runs.load(run);
  if (!sub.ended) return [];
  return cancelled({ usage: usageOf(sub) });
}

/** False when the run was never born: its host went away between the start of the attempt and the birth. */
async function ifBorn(told: Promise<void>): Promise<boolean> {
  try {
    await told;
    return true;
  } catch (error) {
    if (error instanceof WheelhouseError && error.code === "run.unknown") return false;
    throw error;
  }
}
