import { createHash } from "node:crypto";
import { z } from "zod";
import type { AgentSession, ConversationEvent, TurnEnd } from "@wheelhouse/agents";
import {
  type AgentStep,
  canonical,
  type Json,
  type RunEvent,
  type RunState,
  type Usage,
} from "@wheelhouse/core";
import type { Reporter, Start } from "../drive/driver.ts";
import { agentOf } from "../drive/start-of.ts";
import type { EnginePorts } from "../ports.ts";
import { checkOutput } from "./check-output.ts";
import { outputsOf } from "./outputs-of.ts";
import { readOutput } from "./read-output.ts";
import { authorPrompt, criticPrompt } from "./render-prompt.ts";

/** Longest time without a sign of life when a step names none, in milliseconds. */
const SILENCE_MS = 10 * 60_000;
/** Longest time of an attempt when a step names none, in milliseconds. */
const TIMEOUT_MS = 60 * 60_000;
/** How often an output that does not fit its schema is asked for again, in the same session. */
const MAX_REASKS = 2;

type Outcome = readonly RunEvent[];

/** Does one attempt of an agent: open, journal the session, prompt, read the output, prove the tree dead, check the ground. */
export async function performAgent(
  ports: EnginePorts,
  start: Start,
  def: AgentStep,
  state: RunState,
  reporter: Reporter,
): Promise<Outcome> {
  const { step, role, guidance, resume } = start.wish;
  const at = { step: def.id, attempt: start.attempt };
  const failed = (kind: FailedClass, error: string, usage?: Usage): Outcome => [
    { type: "attempt.failed", ...at, data: { class: kind, error, ...(usage ? { usage } : {}) } },
  ];
  const agent = agentOf(step, state, ports) ?? ports.defaultAgent;
  const outputs = outputsOf(state);
  const model = def.model ?? state.created?.model;
  const [place, home, tmp, prompt] = await Promise.all([
    ports.ground.place(state.id, outputs),
    ports.ground.home(state.id, agent),
    ports.ground.tmp(state.id, start.attempt),
    role === "critic"
      ? criticPrompt(def, step.candidate, step.round + 1)
      : authorPrompt(def, state, step, guidance),
  ]);
  const emit = (event: ConversationEvent): void => {
    reporter.record([{ ...event, ...at }], "soon").catch(() => undefined);
  };
  const session = await ports.agents.open(
    {
      run: state.id,
      ...at,
      role,
      persona: role === "critic" ? (def.critic?.persona.id ?? "") : def.persona.id,
      generation: step.generation,
      ordinal: step.ordinal,
      agent,
      model,
      access: def.access,
      cwd: place.cwd,
      readable: place.readable,
      home,
      tmp,
      resume,
      silenceMs: def.silenceMs ?? SILENCE_MS,
      timeoutMs: def.timeoutMs ?? TIMEOUT_MS,
    },
    emit,
    reporter.signal,
  );
  if ("usable" in session) {
    if (reporter.signal.aborted) return cancelled(at, reporter.signal);
    return failed(session.class, `${session.reason} ${session.hint}`.trim());
  }
  let turn: TurnEnd;
  let answer: Answer | undefined;
  try {
    await reporter.record([{ ...session.opened, ...at }], "now");
    await reporter.record([{ type: "agent.prompt", ...at, data: { text: prompt } }], "soon");
    const meta = {
      run: state.id,
      ...at,
      role,
      persona: def.persona.id,
      generation: step.generation,
      ordinal: step.ordinal,
      round: step.round,
      resumed: resume !== undefined,
    };
    turn = await session.prompt(prompt, meta);
    if (turn.end === "done")
      [turn, answer] = await read(session, turn, role === "author" ? def : undefined, meta);
  } finally {
    await session.close(
      reporter.signal.aborted ? String(reporter.signal.reason) : "the turn has ended",
    );
  }
  if (reporter.signal.aborted || turn.end === "cancelled") return cancelled(at, reporter.signal);
  if (turn.end === "rate-limited")
    return [{ type: "attempt.parked", ...at, data: { reason: turn.error, until: turn.until } }];
  if (turn.end === "asked") {
    const ask = { text: turn.text, options: [...turn.options] };
    return [{ type: "attempt.parked", ...at, data: { reason: "the agent asks", ask } }];
  }
  const wrote = def.access === "read" ? await ports.ground.changes(state.id) : [];
  if (wrote.length > 0)
    return failed(
      "wrote",
      `files changed while it ran, although it may only read: ${wrote.join(", ")}`,
    );
  if (turn.end === "failed") return failed(turn.class, turn.error, turn.usage);
  const usage = turn.usage;
  if (answer && !answer.ok) {
    // A verdict that cannot be read is a verdict: decide takes it as "cannot verify".
    if (role === "critic")
      return [
        { type: "attempt.completed", ...at, data: { output: null, ...(usage ? { usage } : {}) } },
      ];
    return failed("output", `the output does not fit: ${answer.error}`, usage);
  }
  const output = answer?.ok ? answer.output : turn.text.trim();
  if ((output === "" || output === null) && role === "author")
    return failed("empty", "it ended without handing in anything", usage);
  const checks =
    role === "author" ? await checkOutput(ports, def, output, state, reporter.signal) : [];
  const sendBack = role === "author" ? readSendBack(output, def) : undefined;
  return [
    {
      type: "attempt.completed",
      ...at,
      data: {
        output,
        digest: createHash("sha256").update(canonical(output)).digest("hex").slice(0, 16),
        ...(usage ? { usage } : {}),
        ...(checks.length > 0 ? { checks } : {}),
        ...(sendBack ? { sendBack } : {}),
      },
    },
  ];
}

type FailedClass = Extract<RunEvent, { type: "attempt.failed" }>["data"]["class"];
type Answer = ReturnType<typeof readOutput>;
type Done = Extract<TurnEnd, { end: "done" }>;

/** Reads the output; asks again in the same session while it does not fit. */
async function read(
  session: AgentSession,
  first: Done,
  def: AgentStep | undefined,
  meta: Json,
): Promise<[TurnEnd, Answer | undefined]> {
  if (def?.output === "markdown") {
    return [
      first,
      first.text.trim() === "" && first.toolCalls === 0
        ? undefined
        : readOutput(first.text, undefined),
    ];
  }
  const schema = def?.output.schema ?? {};
  let turn: TurnEnd = first;
  let answer = readOutput(first.text, schema);
  for (let asked = 0; asked < MAX_REASKS && !answer.ok; asked++) {
    turn = await session.prompt(
      `Your last message could not be read: ${answer.error}\n\nHand in the whole result once more, as one fenced \`json\` block that fits the schema of your brief, and nothing after it.`,
      meta,
    );
    if (turn.end !== "done") return [turn, undefined];
    answer = readOutput(turn.text, schema);
  }
  return [turn, answer];
}

function cancelled(at: { step: string; attempt: string }, signal: AbortSignal): Outcome {
  return [
    {
      type: "attempt.cancelled",
      ...at,
      data: { reason: signal.aborted ? String(signal.reason) : "the agent stopped" },
    },
  ];
}

const sendBackSchema = z.object({ sendBack: z.object({ to: z.string(), reason: z.string() }) });

function readSendBack(output: Json, def: AgentStep): { to: string; reason: string } | undefined {
  const wish = sendBackSchema.safeParse(output).data?.sendBack;
  return wish && def.sendBackTo.includes(wish.to) ? wish : undefined;
}
