import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import {
  agent,
  type AgentApp,
  type AgentContext,
  type ContentBlock,
  type McpServer,
  methods,
  PROTOCOL_VERSION,
  RequestError,
} from "@agentclientprotocol/sdk";
import { messageOf } from "@wheelhouse/core";
import { NOTHING } from "./conversation/forget.ts";
import type { Message } from "./conversation/message.ts";
import { openSessionStore } from "./conversation/session-store.ts";
import { systemText } from "./conversation/system-text.ts";
import { createEndpoint } from "./endpoint/call-model.ts";
import { EndpointFailure, requestErrorOf, withoutKey } from "./endpoint/endpoint-failure.ts";
import { openModel } from "./endpoint/open-model.ts";
import { mountTools } from "./mcp/mcp-tools.ts";
import type { Settings } from "./settings.ts";
import { factsPath } from "./tools/facts-path.ts";
import { outputChars, ownTools } from "./tools/own-tools.ts";
import { replay } from "./turn/replay.ts";
import { runTurn } from "./turn/run-turn.ts";
import type { Session } from "./turn/session.ts";
import { createTeller, type Teller } from "./turn/teller.ts";

interface Open {
  readonly cwd: string;
  readonly session: Session;
  /** Notes that came while no turn was running. */
  readonly notes: string[];
  facts: string | undefined;
  /** The turn that runs. */
  turn: { readonly abort: AbortController; readonly teller: Teller } | undefined;
}

/**
 * Makes the agent that reads a project with any model behind a chat-completions endpoint, ready to be
 * connected to any ACP client. It has no tool that writes.
 */
export function createEndpointAgent(settings: Settings, version: string): AgentApp {
  const store = openSessionStore(settings.home);
  const sessions = new Map<string, Open>();

  async function open(
    id: string,
    cwd: string,
    servers: readonly McpServer[],
    earlier: Message[],
  ): Promise<void> {
    if (!isAbsolute(cwd)) throw RequestError.invalidParams({ cwd }, "cwd must be an absolute path");
    const { contextTokens } = settings;
    const own = toolsOf(cwd, contextTokens, () => sessions.get(id)?.facts);
    const http = servers.flatMap((one) => ("type" in one && one.type === "http" ? [one] : []));
    const mounted = await mountTools(http, outputChars(contextTokens));
    const names = new Set(own.map(({ name }) => name));
    const tools = [...own, ...mounted.tools.filter(({ name }) => !names.has(name))];
    const notes = [...mounted.notes];
    const onNote = (said: string): void => {
      const note = withoutKey(said, settings.key);
      const running = sessions.get(id)?.turn;
      if (running) running.teller.note(note);
      else notes.push(note);
    };
    const messages = [...earlier];
    let keeping = store;
    const session: Session = {
      id,
      system: systemText(cwd),
      messages,
      tools,
      endpoint: createEndpoint((way) => openModel(settings, way), onNote),
      add(message) {
        messages.push(message);
        try {
          keeping?.append(id, message);
        } catch (error) {
          // A session with a hole in it could not be gone on in; one that ends early can.
          keeping = undefined;
          onNote(`What comes now cannot be kept for later: ${messageOf(error)}`);
        }
      },
      forgotten: NOTHING,
      contextTokens,
      density: 1,
      spentTokens: 0,
    };
    sessions.set(id, { cwd, session, notes, facts: settings.facts, turn: undefined });
  }

  async function prompt(id: string, text: string, client: AgentContext, gone: AbortSignal) {
    const open = sessions.get(id);
    if (!open) throw RequestError.invalidParams({ sessionId: id }, "there is no such session");
    if (open.turn)
      throw RequestError.invalidRequest(undefined, "a turn is running in this session");
    const abort = new AbortController();
    const teller = createTeller(client, id);
    open.turn = { abort, teller };
    open.facts ??= factsPath(text);
    for (const note of open.notes.splice(0)) teller.note(note);
    const signal = AbortSignal.any([abort.signal, gone]);
    try {
      const { maxSteps, maxTokens } = settings;
      const parts = { cwd: open.cwd, maxSteps, maxTokens, teller, signal };
      const stopReason = await runTurn(open.session, text, parts);
      return { stopReason };
    } catch (error) {
      if (signal.aborted) return { stopReason: "cancelled" as const };
      if (error instanceof EndpointFailure) throw requestErrorOf(error, settings.url, settings.key);
      throw RequestError.internalError(undefined, messageOf(error));
    } finally {
      await teller.settled();
      open.turn = undefined;
    }
  }

  return agent({ name: "openai-compatible" })
    .onRequest(methods.agent.initialize, ({ params }) => ({
      protocolVersion: Math.min(params.protocolVersion, PROTOCOL_VERSION),
      agentCapabilities: {
        loadSession: store !== undefined,
        promptCapabilities: { embeddedContext: true },
        mcpCapabilities: { http: true },
      },
      agentInfo: { name: "openai-compatible", title: "OpenAI-compatible", version },
      authMethods: [],
    }))
    .onRequest(methods.agent.session.new, async ({ params }) => {
      const sessionId = randomUUID();
      await open(sessionId, params.cwd, params.mcpServers, []);
      return { sessionId };
    })
    .onRequest(methods.agent.session.load, async ({ params, client }) => {
      const earlier = store?.load(params.sessionId);
      if (!earlier)
        throw RequestError.invalidParams(
          { sessionId: params.sessionId },
          "there is no such session",
        );
      await open(params.sessionId, params.cwd, params.mcpServers, earlier);
      await replay(client, params.sessionId, earlier);
      return {};
    })
    .onRequest(methods.agent.session.prompt, ({ params, client, signal }) =>
      prompt(params.sessionId, textOf(params.prompt), client, signal),
    )
    .onNotification(methods.agent.session.cancel, ({ params }) => {
      sessions.get(params.sessionId)?.turn?.abort.abort();
    })
    .onConnect((connection) => {
      // Without a client nobody waits for the turns that still run.
      connection.signal.addEventListener("abort", () => {
        for (const { turn } of sessions.values()) turn?.abort.abort();
      });
    });
}

function toolsOf(cwd: string, contextTokens: number, facts: () => string | undefined) {
  try {
    return ownTools({ cwd, facts, contextTokens });
  } catch (error) {
    throw RequestError.invalidParams({ cwd }, `the directory cannot be read: ${messageOf(error)}`);
  }
}

function textOf(blocks: readonly ContentBlock[]): string {
  return blocks
    .map((block) => {
      if (block.type === "text") return block.text;
      return block.type === "resource" && "text" in block.resource ? block.resource.text : "";
    })
    .join("\n");
}
