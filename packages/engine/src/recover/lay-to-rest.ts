import type { RunEvent, RunState } from "@wheelhouse/core";
import type { EnginePorts } from "../ports.ts";
import { openAttempts } from "./load-run.ts";

/**
 * Proves that nothing which an earlier host started for a run is alive, and returns the events that
 * say so. An attempt whose death cannot be proven pauses the run: starting it again could mean two
 * agents at the same work.
 */
export async function layToRest(
  ports: Pick<EnginePorts, "agents">,
  state: RunState,
): Promise<RunEvent[]> {
  const open = openAttempts(state);
  const proofs = await Promise.all(
    open.map(({ attempt }) => ports.agents.reap(`${state.id}/${attempt}`)),
  );
  const events: RunEvent[] = [];
  for (const [index, at] of open.entries()) {
    if (proofs[index] === "dead") {
      events.push({ type: "attempt.lost", ...at, data: { reason: "its host went away" } });
    } else if (!state.paused && !events.some((event) => event.type === "run.paused")) {
      const reason = `processes of ${at.attempt} may still be alive and could not be ended; end them, then resume`;
      events.push({ type: "run.paused", data: { reason, by: "wheelhouse" } });
    }
  }
  return events;
}
