import { Readable, Writable } from "node:stream";
import {
  client,
  type ClientConnection,
  methods,
  ndJsonStream,
  type NewSessionRequest,
  PROTOCOL_VERSION,
} from "@agentclientprotocol/sdk";
import { messageOf, type RequestOption, scrub } from "@wheelhouse/core";
import type { ProcessExit, SandboxedProcess } from "@wheelhouse/sandbox";
import { z } from "zod";
import type { AgentSession, AttemptSpec, ConversationEvent } from "../agent.ts";
import { decidePermission } from "../policy/decide-permission.ts";
import { createAcpSession, createTurnState, type TurnState } from "./acp-session.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { guardLines } from "./guard-lines.ts";
import { translateUpdate } from "./translate-update.ts";

/** How long an agent may take to answer before its session is open, in milliseconds. */
const OPEN_MS = 30_000;

/** A started agent and how it is held. */
export interface Started {
  readonly process: SandboxedProcess;
  readonly level: "enforced" | "confined";
  readonly modelFree: boolean;
}

/** Why no session could be opened, in one sentence. The process tree is proven dead. */
export interface NotOpened {
  readonly error: string;
}

/** Opens a session with an agent that was just started: initialize, then load or make the session. */
export async function openSession(
  spec: AttemptSpec,
  started: Started,
  emit: (event: ConversationEvent) => void,
  signal: AbortSignal,
): Promise<AgentSession | NotOpened> {
  const { process } = started;
  const conversation = createConversation(emit);
  const turn = createTurnState();
  const guard = guardLines((problem) =>
    turn.fail({ end: "failed", class: "agent", error: problem }),
  );
  const lastWords = listenToStderr(process);
  const obituary = process.exited.then((exit) => obituaryOf(spec.agent, exit, lastWords()));
  const connection = connect(spec, process, guard.transform, conversation, turn);
  const { promise: outside, reject } = Promise.withResolvers<never>();
  turn.fail = (end) => reject(new Error(end.end === "failed" ? end.error : end.end));
  const timer = setTimeout(
    () => reject(new Error(`${spec.agent} did not answer within ${OPEN_MS} ms`)),
    OPEN_MS,
  );
  const onAbort = (): void => reject(new Error("cancelled"));
  signal.addEventListener("abort", onAbort, { once: true });
  const died = obituary.then((text) => {
    throw new Error(text);
  });
  died.catch(() => undefined);
  outside.catch(() => undefined);
  try {
    const opened = await Promise.race([handshake(connection, spec), outside, died]);
    const data = {
      session: opened.session,
      agent: spec.agent,
      level: started.level,
      loadable: opened.loadable,
      modelFree: started.modelFree,
      ...(opened.version === undefined ? {} : { version: opened.version }),
      ...(process.child.pid === undefined ? {} : { pid: process.child.pid }),
    };
    return createAcpSession({
      spec,
      id: opened.session,
      level: started.level,
      opened: { type: opened.resumed ? "session.resumed" : "session.opened", data },
      process,
      connection,
      conversation,
      guard,
      turn,
      obituary,
      modelFree: started.modelFree,
      signal,
    });
  } catch (error) {
    // A closed connection says less than the process's own end.
    const why = connection.signal.aborted ? await obituary : messageOf(error);
    await process.end({ termMs: 200 });
    connection.close();
    return { error: scrub(why) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

interface Handshake {
  readonly session: string;
  readonly version: string | undefined;
  readonly loadable: boolean;
  readonly resumed: boolean;
}

async function handshake(connection: ClientConnection, spec: AttemptSpec): Promise<Handshake> {
  // No file system and no terminal are offered: both would act outside of the sandbox, in our process.
  const ready = await connection.agent.request(methods.agent.initialize, {
    protocolVersion: PROTOCOL_VERSION,
    clientCapabilities: { elicitation: { form: {} } },
    clientInfo: { name: "wheelhouse", version: "0.1.0" },
  });
  const loadable = ready.agentCapabilities?.loadSession ?? false;
  const version = ready.agentInfo?.version;
  const place: NewSessionRequest = { cwd: spec.cwd, mcpServers: [] };
  if (spec.resume !== undefined && loadable) {
    try {
      await connection.agent.request(methods.agent.session.load, {
        ...place,
        sessionId: spec.resume,
      });
      return { session: spec.resume, version, loadable, resumed: true };
    } catch {
      // A session that is gone is begun afresh; `session.opened` says so.
    }
  }
  const { sessionId } = await connection.agent.request(methods.agent.session.new, place);
  return { session: sessionId, version, loadable, resumed: false };
}

const choicesSchema = z.object({
  requestedSchema: z.object({
    properties: z.record(z.string(), z.object({ enum: z.array(z.string()).nullish() })),
  }),
});

function connect(
  spec: AttemptSpec,
  process: SandboxedProcess,
  transform: TransformStream<Uint8Array, Uint8Array>,
  conversation: Conversation,
  turn: TurnState,
): ClientConnection {
  return client({ name: "wheelhouse" })
    .onRequest(methods.client.session.requestPermission, ({ params }) => {
      turn.sign();
      const kind = params.toolCall.kind ?? "other";
      const options = params.options.map((option) => ({ id: option.optionId, kind: option.kind }));
      const { decision, option, why } = decidePermission({ access: spec.access, kind, options });
      conversation.put({
        type: "agent.permission",
        data: { tool: params.toolCall.title ?? params.toolCall.toolCallId, kind, decision, why },
      });
      return {
        outcome:
          option === undefined
            ? { outcome: "cancelled" }
            : { outcome: "selected", optionId: option },
      };
    })
    .onRequest(methods.client.elicitation.create, ({ params }) => {
      // A person may take days: the question ends the turn, and the answer begins the next one.
      const choices = Object.values(
        choicesSchema.safeParse(params).data?.requestedSchema.properties ?? {},
      ).flatMap((each) => each.enum ?? []);
      const options = choices.map((choice): RequestOption => ({
        id: choice,
        label: choice,
        effect: "output",
      }));
      turn.ask = { text: scrub(params.message), options };
      turn.fail({ end: "asked", ...turn.ask });
      return { action: "cancel" };
    })
    .onNotification(methods.client.session.update, ({ params }) => {
      turn.sign();
      const { update } = params;
      if (update.sessionUpdate === "tool_call") {
        turn.toolCalls++;
        turn.text = "";
      }
      if (update.sessionUpdate === "usage_update" && update.cost?.currency === "USD") {
        turn.usage = { ...turn.usage, costUsd: update.cost.amount };
      }
      readUsage(update._meta, turn, conversation);
      const meaning = translateUpdate(update);
      if (meaning === undefined) return;
      if ("event" in meaning) return conversation.put(meaning.event);
      if (meaning.type === "agent.text") turn.text += meaning.text;
      conversation.text(meaning.type, meaning.text);
    })
    .connect(
      ndJsonStream(
        Writable.toWeb(process.child.stdin),
        Readable.toWeb(process.child.stdout).pipeThrough(transform),
      ),
    );
}

const usageSchema = z.object({
  usage: z.object({
    inputTokens: z.int().min(0).optional(),
    outputTokens: z.int().min(0).optional(),
    cachedTokens: z.int().min(0).optional(),
    costUsd: z.number().min(0).optional(),
  }),
});

/** Several agents report what they spend beside their updates, since the protocol has no stable place for it. */
function readUsage(meta: unknown, turn: TurnState, conversation: Conversation): void {
  const parsed = usageSchema.safeParse(meta);
  if (!parsed.success) return;
  const { inputTokens, outputTokens, cachedTokens, costUsd } = parsed.data.usage;
  const usage = {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
  turn.usage = { ...turn.usage, ...usage };
  conversation.put({ type: "agent.usage", data: usage });
}

function listenToStderr(process: SandboxedProcess): () => string {
  let tail = "";
  process.child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-4096);
  });
  return () => tail.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}

function obituaryOf(
  agent: string,
  { code, signal, error }: ProcessExit,
  lastWords: string,
): string {
  const how =
    error === undefined
      ? signal === null
        ? `ended with exit code ${code}`
        : `was ended by ${signal}`
      : `could not be started: ${error}`;
  const said = lastWords === "" ? "" : `; its last words were ${JSON.stringify(scrub(lastWords))}`;
  return `${agent} ${how} before it had answered${said}`;
}
