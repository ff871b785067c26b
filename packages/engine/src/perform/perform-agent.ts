import type { ConversationEvent } from "@wheelhouse/agents";
import { type AgentStep, messageOf, type RunEvent, type RunState } from "@wheelhouse/core";
import type { Reporter, Start } from "../drive/performing.ts";
import type { EnginePorts } from "../ports.ts";
import { accessOf } from "./access-of.ts";
import { readyGround } from "./attempt-ground.ts";
import { attemptBrief } from "./attempt-brief.ts";
import { agentOf } from "../drive/start-of.ts";
import { cancelled, failed, parked, signIn } from "./end-of-attempt.ts";
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
  const agent = agentOf(step, state, ports, role) ?? ports.defaultAgent;
  const access = accessOf(def, role);
  const ground = await readyGround(ports, state, def, access);
  if (ground.refused !== undefined) return failed(at, "refused", ground.refused);
  const brief = await attemptBrief(ports, start, { def, state, ground });
  const recorded = createRecordedFindings();
  const emit = (event: ConversationEvent): void => {
    recorded.take(event);
    record([{ ...event, ...at }], "soon").catch(() => undefined);
  };
  const session = await openAttempt(ports, start, { def, state, brief }, emit, signal);
  if ("usable" in session) {
    if (signal.aborted) return cancelled(at, signal);
    const error = `${session.reason} ${session.hint}`.trim();
    return session.class === "auth" ? signIn(at, agent, error) : failed(at, session.class, error);
  }
  let turns: Turns | undefined;
  let broken: unknown;
  try {
    await record([{ ...session.opened, ...at }], "now");
    await record([{ type: "agent.prompt", ...at, data: { text: brief.prompt } }], "soon");
    turns = await readTurns(session, brief, {
      run: state.id,
      flow: state.created?.flow ?? "",
      ...at,
      role,
      persona: def.persona.id,
      generation: step.generation,
      ordinal: step.ordinal,
      round: step.round,
      resumed: resume !== undefined,
    });
  } catch (error) {
    broken = error;
  }
  const why = signal.aborted ? String(signal.reason) : "the turn has ended";
  const alive = await session.close(why).then(() => undefined, messageOf);
  // Nothing tries it again by itself: that could mean two agents at the same work.
  if (alive !== undefined) {
    const error = `its processes could not be ended, and may still work: ${alive}`;
    return failed(at, "refused", error, turns?.turn.usage);
  }
  if (!turns) throw broken;
  const { turn, sendBack, proof } = turns;
  if (signal.aborted || turn.end === "cancelled") return cancelled(at, signal, turn.usage);
  if (turn.end === "rate-limited" || turn.end === "asked") {
    // Without a model nobody is charged for what goes on by itself.
    const goesOn = state.created?.autoContinue ?? session.opened.data.modelFree ?? false;
    return parked(at, turn, { agent, goesOn });
  }
  const wrote = await ground.wrote();
  if (wrote.length > 0) {
    const paths = wrote.join(", ");
    return failed(at, "wrote", `files changed while it ran, although it may only read: ${paths}`);
  }
  if (turn.end === "failed" && turn.class === "auth")
    return signIn(at, agent, turn.error, turn.usage);
  if (turn.end === "failed") return failed(at, turn.class, turn.error, turn.usage);
  if (proof !== undefined) {
    // What an agent says of its work is never evidence.
    const artifact = { name: "proof", kind: "claim", value: proof } as const;
    await record([{ type: "artifact.recorded", ...at, data: artifact }], "soon");
  }
  const answer = recorded.inPlaceOf(turn.answer, brief.schema);
  const committed =
    access === "write"
      ? await ground.clone?.commit({ ...at, title: def.label ?? def.id })
      : undefined;
  const work = { answer, sendBack, usage: turn.usage, committed };
  return role === "author"
    ? judgeOutput(ports, at, { def, state, signal }, work)
    : takeOutput(at, role, work);
}
