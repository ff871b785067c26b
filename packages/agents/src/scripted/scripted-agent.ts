import { randomUUID } from "node:crypto";
import {
  agent,
  type AgentApp,
  type AgentContext,
  type ContentBlock,
  methods,
  type NewSessionRequest,
  PROTOCOL_VERSION,
  RequestError,
} from "@agentclientprotocol/sdk";
import { z } from "zod";
import type { McpAddress } from "../openai-compatible/mcp/connect-mcp.ts";
import { playTurn } from "./play-turn.ts";
import type { SessionMemory } from "./session-memory.ts";
import { type Playing, Stopped } from "./playing.ts";
import { type Place, type Transcript, turnFor } from "./transcript.ts";

const placeSchema = z.object({
  wheelhouse: z.object({
    step: z.string(),
    flow: z.string().default(""),
    persona: z.string().default(""),
    role: z.string().default("author"),
    generation: z.int().default(1),
    ordinal: z.int().default(1),
    round: z.int().default(0),
    asked: z.string().optional(),
  }),
});
const answeredSchema = z.union([
  z.object({ action: z.literal("accept"), content: z.object({ answer: z.string() }) }),
  z.object({ action: z.literal("decline") }),
]);
const NOWHERE: Place = placeSchema.parse({ wheelhouse: { step: "prompt" } }).wheelhouse;

/** The place in a run that a prompt's meta names; somewhere of its own when it names none. */
export const placeOf = (meta: unknown): Place =>
  placeSchema.safeParse(meta).data?.wheelhouse ?? NOWHERE;

interface Session {
  readonly cwd: string;
  readonly servers: readonly McpAddress[];
  turn: AbortController | undefined;
}

/**
 * Makes the agent that plays a transcript. A session is a directory and what was said in it: any session can be loaded, and
 * one that `memory` knows nothing of has forgotten everything.
 */
export function createScriptedAgent(
  transcript: Transcript,
  version: string,
  memory: SessionMemory,
): AgentApp {
  const sessions = new Map<string, Session>();
  return agent({ name: "scripted" })
    .onRequest(methods.agent.initialize, () => ({
      protocolVersion: PROTOCOL_VERSION,
      agentCapabilities: { loadSession: true },
      agentInfo: { name: "scripted", title: "Scripted", version },
      authMethods: [],
    }))
    .onRequest(methods.agent.session.new, ({ params }) => {
      const sessionId = randomUUID();
      sessions.set(sessionId, sessionOf(params));
      return { sessionId };
    })
    .onRequest(methods.agent.session.load, ({ params }) => {
      sessions.set(params.sessionId, sessionOf(params));
      return {};
    })
    .onNotification(methods.agent.session.cancel, ({ params }) => {
      sessions.get(params.sessionId)?.turn?.abort();
    })
    .onRequest(methods.agent.session.prompt, async ({ params, client }) => {
      const session = sessions.get(params.sessionId);
      if (!session) throw RequestError.invalidParams(undefined, "there is no such session");
      const place = placeOf(params._meta);
      const text = textOf(params.prompt);
      const turn = turnFor(transcript, place, text, memory.read(params.sessionId));
      memory.add(params.sessionId, text);
      if (!turn)
        throw RequestError.internalError(
          undefined,
          `the transcript has no turn for ${JSON.stringify(place)}`,
        );
      const controller = new AbortController();
      session.turn = controller;
      try {
        await playTurn(turn, playing(client, params.sessionId, session, place, controller.signal));
        return { stopReason: controller.signal.aborted ? "cancelled" : "end_turn" };
      } catch (error) {
        if (error instanceof Stopped) return { stopReason: "cancelled" };
        throw error;
      } finally {
        session.turn = undefined;
      }
    })
    .onConnect((connection) => {
      // Without a client nobody waits for the turns that still run, and the process may end.
      connection.signal.addEventListener("abort", () => {
        for (const session of sessions.values()) session.turn?.abort();
      });
    });
}

/** Of servers of tools those that are reached over HTTP, which is how ours are mounted. */
function sessionOf({ cwd, mcpServers }: Pick<NewSessionRequest, "cwd" | "mcpServers">): Session {
  const servers = mcpServers.flatMap((server) =>
    "type" in server && server.type === "http" ? [server] : [],
  );
  return { cwd, servers, turn: undefined };
}

/** The words of a prompt. */
function textOf(prompt: readonly ContentBlock[]): string {
  return prompt.map((block) => (block.type === "text" ? block.text : "")).join("\n");
}

function playing(
  client: AgentContext,
  sessionId: string,
  { cwd, servers }: Session,
  place: Place,
  signal: AbortSignal,
): Playing {
  return {
    cwd,
    servers,
    place,
    signal,
    update: (update) => client.notify(methods.client.session.update, { sessionId, update }),
    async mayUse(toolCall) {
      const { outcome } = await client.request(methods.client.session.requestPermission, {
        sessionId,
        toolCall,
        options: [
          { optionId: "once", name: "Allow once", kind: "allow_once" },
          { optionId: "always", name: "Always allow", kind: "allow_always" },
          { optionId: "no", name: "Reject", kind: "reject_once" },
        ],
      });
      return outcome.outcome === "selected" && outcome.optionId !== "no";
    },
    async ask(text, options) {
      const answer =
        options.length > 0
          ? { type: "string" as const, enum: [...options] }
          : { type: "string" as const };
      const given: unknown = await client.request(methods.client.elicitation.create, {
        mode: "form",
        sessionId,
        message: text,
        requestedSchema: { type: "object", properties: { answer }, required: ["answer"] },
      });
      const answered = answeredSchema.safeParse(given).data;
      return answered?.action === "accept" ? { words: answered.content.answer } : answered && {};
    },
  };
}
