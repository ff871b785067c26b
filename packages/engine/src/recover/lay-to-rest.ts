import type { EventOf, RunEvent, RunState } from "@wheelhouse/core";
import { standsOn } from "../perform/outputs-of.ts";
import type { At } from "../perform/end-of-attempt.ts";
import type { EnginePorts } from "../ports.ts";
import { openAttempts } from "./load-run.ts";

/**
 * Proves that nothing which an earlier host started for a run is alive, and returns the events that
 * say so. An attempt whose death cannot be proven pauses the run: starting it again could mean two
 * agents at the same work. What a dead one had committed before it could be told is told now.
 */
export async function layToRest(
  ports: Pick<EnginePorts, "agents" | "clones">,
  state: RunState,
  open: readonly At[] = openAttempts(state),
): Promise<RunEvent[]> {
  const proofs = await Promise.all(
    open.map(({ attempt }) => ports.agents.reap(`${state.id}/${attempt}`)),
  );
  const events: RunEvent[] = [];
  const { paused, cancel, fatal } = state;
  let mayPause = !paused && !cancel && !fatal;
  for (const [index, at] of open.entries()) {
    if (proofs[index] === "dead") {
      events.push(...(await untoldWork(ports, state, at)));
      events.push({ type: "attempt.lost", ...at, data: { reason: "its host went away" } });
    } else if (mayPause) {
      mayPause = false;
      const reason = `processes of ${at.attempt} may still be alive and could not be ended; end them, then resume`;
      events.push({ type: "run.paused", data: { reason, by: "wheelhouse" } });
    }
  }
  return events;
}

/** What an attempt has committed: the event comes with its outcome, so that one without an outcome has told nothing. */
async function untoldWork(
  { clones }: Pick<EnginePorts, "clones">,
  state: RunState,
  at: At,
): Promise<EventOf<"work.committed">[]> {
  const step = state.steps.get(at.step);
  const writes = step?.def.kind === "agent" && step.def.access === "write";
  if (!writes || step.attempt?.role !== "author") return [];
  // A clone that cannot be read holds nobody up: the next attempt says what is wrong with it.
  const work = await clones
    ?.at(state.id, standsOn(state))
    ?.committedBy(at.attempt)
    .catch(() => undefined);
  return work ? [{ type: "work.committed", ...at, data: work }] : [];
}
