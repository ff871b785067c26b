import type { ConversationEvent } from "@wheelhouse/agents";
import type { AgentStep, RunEvent, RunState } from "@wheelhouse/core";
import type { Reporter, Start } from "../drive/driver.ts";
import type { EnginePorts } from "../ports.ts";
import { attemptBrief } from "./attempt-brief.ts";
import { cancelled, failed, parked } from "./end-of-attempt.ts";
import { judgeOutput, takeOutput } from "./judge-output.ts";
import { openAttempt } from "./open-attempt.ts";
import { readTurns, type Turns } from "./read-turns.ts";
import { createRecordedFindings } from "./recorded-findings.ts";

/** Does one attempt of an agent: open, journal the session, prompt, read the output, prove the tree dead, check the ground. */
export async function performAgent(
  ports: EnginePorts,
  start: Start,
  def: AgentStep,
  state: RunState,
  { record, signal }: Reporter,
): Promise<readonly RunEvent[]> {
  const { step, role, resume } = start.wish;
  const at = { step: def.id, attempt: start.attempt };
  const brief = await attemptBrief(start.wish, def, state);
  const recorded = createRecordedFindings();
  const emit = (event: ConversationEvent): void => {
    recorded.take(event);
    record([{ ...event, ...at }], "soon").catch(() => undefined);
  };
  const session = await openAttempt(ports, start, { def, state, brief }, emit, signal);
  if ("usable" in session) {
    if (signal.aborted) return cancelled(at, signal);
    return failed(at, session.class, `${session.reason} ${session.hint}`.trim());
  }
  let turns: Turns;
  try {
    await record([{ ...session.opened, ...at }], "now");
    await record([{ type: "agent.prompt", ...at, data: { text: brief.prompt } }], "soon");
    turns = await readTurns(session, brief, {
      run: state.id,
      ...at,
      role,
      persona: def.persona.id,
      generation: step.generation,
      ordinal: step.ordinal,
      round: step.round,
      resumed: resume !== undefined,
    });
  } finally {
    await session.close(signal.aborted ? String(signal.reason) : "the turn has ended");
  }
  const { turn, sendBack, proof } = turns;
  if (signal.aborted || turn.end === "cancelled") return cancelled(at, signal, turn.usage);
  if (turn.end === "rate-limited" || turn.end === "asked") return parked(at, turn);
  const wrote = def.access === "read" ? await ports.ground.changes(state.id) : [];
  if (wrote.length > 0) {
    const paths = wrote.join(", ");
    return failed(at, "wrote", `files changed while it ran, although it may only read: ${paths}`);
  }
  if (turn.end === "failed") return failed(at, turn.class, turn.error, turn.usage);
  if (proof !== undefined) {
    const artifact = { name: "proof", kind: "evidence", value: proof } as const;
    await record([{ type: "artifact.recorded", ...at, data: artifact }], "soon");
  }
  const answer = recorded.inPlaceOf(turn.answer, brief.schema);
  const work = { answer, sendBack, usage: turn.usage };
  return role === "author"
    ? judgeOutput(ports, at, { def, state, signal }, work)
    : takeOutput(at, role, work);
}
