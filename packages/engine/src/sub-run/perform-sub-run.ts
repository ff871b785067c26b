import {
  type FailureClass,
  isWheelhouseError,
  messageOf,
  type RunEvent,
  type RunState,
  type RunStep,
  subRunId,
} from "@wheelhouse/core";
import type { Reporter, Start } from "../drive/performing.ts";
import { refusalCode } from "../drive/refused-append.ts";
import { type At, failed } from "../perform/end-of-attempt.ts";
import type { EnginePorts } from "../ports.ts";
import { endOfSubRun, usageOf } from "./end-of-sub-run.ts";
import { cancelFor, mirrorPause } from "./mirror-pause.ts";
import type { OtherRuns } from "./other-runs.ts";
import { birthOfSubRun } from "./plan-sub-run.ts";

/** Why an attempt is to end before its sub-run has ended by itself. */
type Ending = { readonly why: "cancelled" | "timeout" | "left"; readonly reason: string };

/**
 * Does an attempt that is a run of its own: births it, unless an earlier host has, and waits for its end. When the host
 * lets go of the run around it, no outcome is told: the attempt stays open, and whoever recovers it goes on with the same
 * sub-run, whose id follows from the attempt.
 */
export async function performSubRun(
  ports: EnginePorts,
  runs: OtherRuns,
  { start, def, state }: { start: Start; def: RunStep; state: RunState },
  { signal, onPause }: Pick<Reporter, "signal" | "onPause">,
): Promise<readonly RunEvent[]> {
  const at = { step: def.id, attempt: start.attempt };
  const run = subRunId(state.id, start.attempt);
  try {
    await runs.birth(run, () => birthOfSubRun(ports, start, def, state));
  } catch (error) {
    // What the journal refuses is the end of this host, and no failure of the step.
    if (refusalCode(error) !== undefined) return [];
    if (!isWheelhouseError(error)) return failed(at, "code", messageOf(error));
    const kind = CLASSES[error.code] ?? "subrun";
    return failed(at, kind, `its sub-run cannot be started: ${error.message}`);
  }
  const tell = (accept: (sub: RunState) => readonly RunEvent[]) => runs.tell(run, accept);
  onPause(() => void tell(mirrorPause(state)).catch(() => undefined));
  const { ending, stop } = watchEnding(ports, start, def, state, signal);
  try {
    return await follow({ runs, run, at, state, tell, ending });
  } catch (error) {
    // The host is about to end, and the next one goes on with the attempt.
    if (isWheelhouseError(error) && LEAVING.has(error.code)) return [];
    throw error;
  } finally {
    stop();
  }
}

const CLASSES: Readonly<Record<string, FailureClass>> = {
  "flow.unknown": "unavailable",
  "plan.invalid": "refused",
};

const LEAVING: ReadonlySet<string> = new Set(["host.gone", "home.full"]);

interface Following {
  readonly runs: OtherRuns;
  readonly run: string;
  readonly at: At;
  readonly state: RunState;
  readonly tell: (accept: (sub: RunState) => readonly RunEvent[]) => Promise<void>;
  readonly ending: Promise<Ending>;
}

/** Has a sub-run driven until it ends, or is to end. */
async function follow(following: Following): Promise<readonly RunEvent[]> {
  const { runs, run, at, state, tell, ending } = following;
  for (;;) {
    const driver = await runs.drive(run);
    if (!driver) break;
    await tell(mirrorPause(state));
    const next = await Promise.race([driver.stopped, ending]);
    if (next === "ended") break;
    if (typeof next === "object") return end(following, next);
    if (next === "interrupted" || next === "fenced") return [];
    // It could not be driven on: a person sees that, and it goes on when they have it go on.
    const again = await Promise.race([runs.driven(run), ending]);
    if (again) return end(following, again);
  }
  const sub = await runs.load(run);
  return sub.ended ? endOfSubRun(at, sub) : [];
}

async function end(
  { runs, run, at, state, tell }: Following,
  { why, reason }: Ending,
): Promise<readonly RunEvent[]> {
  if (why === "left") return [];
  await tell(cancelFor(state, reason));
  const driver = await runs.drive(run);
  await driver?.stopped;
  const sub = await runs.load(run);
  if (!sub.ended) return [];
  // It may have come to its end by itself while it was told.
  if (sub.ended.status !== "cancelled" && why === "timeout") return endOfSubRun(at, sub);
  const usage = usageOf(sub);
  return why === "timeout"
    ? failed(at, "timeout", reason, usage)
    : [{ type: "attempt.cancelled", ...at, data: { reason, usage } }];
}

/** Resolves when the attempt is to end: cancelled, out of time, or left by its host for another one. */
function watchEnding(
  { clock }: EnginePorts,
  { wish, attempt }: Start,
  { timeoutMs }: RunStep,
  state: RunState,
  signal: AbortSignal,
): { readonly ending: Promise<Ending>; readonly stop: () => void } {
  const { promise: ending, resolve } = Promise.withResolvers<Ending>();
  const onAbort = (): void => {
    const isCancel = signal.reason === "cancelled";
    const reason = state.cancel?.reason ?? `${attempt} was cancelled`;
    resolve({ why: isCancel ? "cancelled" : "left", reason });
  };
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  if (timeoutMs === undefined) return { ending, stop: () => undefined };
  const begun = wish.step.attempt?.startedAt ?? clock.now();
  const left = Math.max(0, begun + timeoutMs - clock.now());
  const reason = `its sub-run took longer than ${timeoutMs} ms`;
  return { ending, stop: clock.after(left, () => resolve({ why: "timeout", reason })) };
}
