import { type McpServer, methods } from "@agentclientprotocol/sdk";
import { type FailureClass, messageOf, scrub } from "@wheelhouse/core";
import type { Level, SandboxedProcess } from "@wheelhouse/sandbox";
import type { AgentCommand, AgentSession, AttemptSpec, ConversationEvent } from "../agent.ts";
import type { Traits } from "../catalogue/entry.ts";
import type { ToolMount } from "../tools/tool-host.ts";
import { createAcpSession } from "./acp-session.ts";
import { createConversation } from "./conversation.ts";
import { createClient } from "./create-client.ts";
import { createMessageStream, ProtocolBreak } from "./message-stream.ts";
import { createMeter } from "./meter.ts";
import { createObituary } from "./obituary.ts";
import { type Handshake, shakeHands } from "./shake-hands.ts";
import { ModeRefused } from "./set-mode.ts";
import { seconds, type Turn } from "./turn.ts";
import { turnError } from "./turn-error.ts";

/** Longest time that an agent may take until its session is open, in milliseconds; some need ten seconds. */
const OPEN_MS = 60_000;

/** A started agent and how it is held. */
export interface Started {
  readonly process: SandboxedProcess;
  readonly level: Level;
  readonly modelFree: boolean;
  readonly traits: Traits;
  /** Whether it is signed in by a key in its environment. */
  readonly keyed: boolean;
  /** What sessions have cost up to now, by their ids: agents count through all of their processes. */
  readonly costs: Map<string, number>;
  /** The tools of ours that it is given. */
  readonly tools: ToolMount | undefined;
}

/** Why no session could be opened, in one sentence. The process tree is proven dead. */
export interface NotOpened {
  readonly class: FailureClass;
  readonly error: string;
}

/**
 * Opens a session with an agent that was just started. *Contract*: whatever goes wrong, the process
 * tree is proven dead before it resolves; it rejects only if that proof fails.
 */
export async function openSession(
  spec: AttemptSpec,
  { process, level, modelFree, traits, keyed, tools, costs }: Started,
  emit: (event: ConversationEvent) => void,
  signal: AbortSignal,
): Promise<AgentSession | NotOpened> {
  const deadline = performance.now() + spec.timeoutMs;
  const current: { turn: Turn | undefined } = { turn: undefined };
  let announced: string | undefined;
  let commands: readonly AgentCommand[] = [];
  let session = "";
  const obituary = createObituary(process);
  const meter = createMeter({
    modelFree,
    dialect: traits.usage,
    resumed: () => session !== "" && session === spec.resume,
    paidUsd: spec.resume === undefined ? undefined : costs.get(spec.resume),
    onCost: (usd) => {
      if (session !== "") costs.set(session, usd);
    },
  });
  const conversation = createConversation(emit, (error) =>
    current.turn?.end({ end: "failed", class: "agent", error }),
  );
  const { stdin, stdout, pid } = process.child;
  const messages = createMessageStream(stdin, stdout, () => current.turn?.alive());
  const connection = createClient({
    spec,
    conversation,
    meter,
    turn: () => current.turn,
    cancelTurn: () => {
      connection.agent
        .notify(methods.agent.session.cancel, { sessionId: session })
        .catch(() => undefined);
    },
    onMode: (mode) => {
      announced = mode;
    },
    onCommands: (told) => {
      commands = told;
    },
  }).connect(messages.stream);
  const limitMs = Math.min(OPEN_MS, spec.silenceMs, spec.timeoutMs);
  const opened = await first(limitMs, signal, async (): Promise<Handshake | NotOpened> => {
    try {
      const servers = await serversOf(tools, traits);
      const alone = level === "agent-enforced";
      const parts = { spec, traits, servers, keyed, alone, announced: () => announced };
      return await shakeHands(connection, parts);
    } catch (error) {
      if (error instanceof ModeRefused) return { class: "refused", error: error.message };
      if (error instanceof ProtocolBreak) return { class: "agent", error: scrub(messageOf(error)) };
      if (connection.signal.aborted)
        return { class: "agent", error: await obituary("before a session was open") };
      const end = turnError(error, Date.now());
      return end.end === "failed" ? end : { class: "agent", error: scrub(messageOf(error)) };
    }
  });
  if ("error" in opened) {
    await process.end({ termMs: 200 });
    await tools?.close();
    connection.close();
    return { ...opened, error: `${spec.agent} ${opened.error}` };
  }
  session = opened.session;
  const { version, loadable, resumed, mode, model } = opened;
  const data = {
    session,
    agent: spec.agent,
    level,
    loadable,
    modelFree,
    ...(version === undefined ? {} : { version }),
    ...(pid === undefined ? {} : { pid }),
    ...(mode === undefined ? {} : { mode }),
    ...(model === undefined ? {} : { model }),
  };
  return createAcpSession({
    spec,
    commands: () => commands,
    level,
    traits,
    tools,
    process,
    connection,
    messages,
    conversation,
    meter,
    obituary,
    current,
    deadline,
    emit,
    signal,
    opened: { type: resumed ? "session.resumed" : "session.opened", data },
  });
}

async function serversOf(
  tools: ToolMount | undefined,
  { tools: way }: Pick<Traits, "tools">,
): Promise<McpServer[]> {
  if (!tools || way === "none") return [];
  return way === "http" ? [tools.http] : [await tools.stdio()];
}

/** What comes first: the outcome, the limit or a cancel. */
async function first<T>(
  limitMs: number,
  signal: AbortSignal,
  act: () => Promise<T>,
): Promise<T | NotOpened> {
  const { promise, resolve } = Promise.withResolvers<NotOpened>();
  const timer = setTimeout(
    () => resolve({ class: "timeout", error: `did not open a session within ${seconds(limitMs)}` }),
    limitMs,
  );
  const onAbort = (): void => resolve({ class: "agent", error: "was cancelled before it began" });
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  const outcome = await Promise.race([promise, act()]);
  clearTimeout(timer);
  signal.removeEventListener("abort", onAbort);
  return outcome;
}
