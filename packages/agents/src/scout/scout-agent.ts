import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import {
  agent,
  methods,
  PROTOCOL_VERSION,
  RequestError,
  type AgentApp,
  type AgentContext,
  type ContentBlock,
  type SessionUpdate,
} from "@agentclientprotocol/sdk";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import { analyse, type Analysed } from "./analyse.ts";
import type { Progress } from "./progress.ts";
import { readBrief } from "./read-brief.ts";
import { Cancelled } from "./tree/pacer.ts";

interface Session {
  readonly cwd: string;
  /** The turn that runs now. */
  turn: AbortController | undefined;
  /** How many turns were begun; makes the ids of tool calls differ between turns. */
  turns: number;
}

/**
 * Makes the agent that uses no model, ready to be connected to any ACP client. A session is a folder
 * and nothing else, so loading one always works and continues nothing.
 */
export function createScoutAgent(version: string): AgentApp {
  const sessions = new Map<string, Session>();
  const open = (id: string, cwd: string): void => {
    if (!isAbsolute(cwd)) throw RequestError.invalidParams({ cwd }, "cwd must be an absolute path");
    sessions.set(id, { cwd, turn: undefined, turns: 0 });
  };
  return agent({ name: "scout" })
    .onRequest(methods.agent.initialize, ({ params }) => ({
      protocolVersion: Math.min(params.protocolVersion, PROTOCOL_VERSION),
      agentCapabilities: { loadSession: true, promptCapabilities: { embeddedContext: true } },
      agentInfo: { name: "scout", title: "Scout", version },
      authMethods: [],
    }))
    .onRequest(methods.agent.session.new, ({ params }) => {
      const sessionId = randomUUID();
      open(sessionId, params.cwd);
      return { sessionId };
    })
    .onRequest(methods.agent.session.load, ({ params }) => {
      open(params.sessionId, params.cwd);
      return {};
    })
    .onRequest(methods.agent.session.prompt, async ({ params, client, signal }) => {
      const session = sessions.get(params.sessionId);
      if (session === undefined)
        throw RequestError.invalidParams(
          { sessionId: params.sessionId },
          "there is no such session",
        );
      if (session.turn !== undefined)
        throw RequestError.invalidRequest(undefined, "a turn is running in this session");
      const turn = new AbortController();
      session.turn = turn;
      session.turns += 1;
      const call = { cwd: session.cwd, turn: session.turns };
      const say = createTeller(client, params.sessionId, call);
      try {
        const brief = readBrief(textOf(params.prompt));
        const done = await analyse(session.cwd, brief, {
          onProgress: say.progress,
          signal: AbortSignal.any([turn.signal, signal]),
        });
        await say.message(done);
        return { stopReason: "end_turn" };
      } catch (error) {
        await say.settled();
        if (error instanceof Cancelled) return { stopReason: "cancelled" };
        if (isWheelhouseError(error))
          throw RequestError.invalidParams({ hint: error.hint }, error.message);
        throw RequestError.internalError(undefined, `the tree cannot be read: ${messageOf(error)}`);
      } finally {
        session.turn = undefined;
      }
    })
    .onNotification(methods.agent.session.cancel, ({ params }) => {
      sessions.get(params.sessionId)?.turn?.abort();
    })
    .onConnect((connection) => {
      // Without a client nobody waits for the turns that still run.
      connection.signal.addEventListener("abort", () => {
        for (const session of sessions.values()) session.turn?.abort();
      });
    });
}

function textOf(blocks: readonly ContentBlock[]): string {
  return blocks
    .map((block) => {
      if (block.type === "text") return block.text;
      return block.type === "resource" && "text" in block.resource ? block.resource.text : "";
    })
    .join("\n");
}

/** Sends what happens in a turn to the client, in order. */
function createTeller(client: AgentContext, sessionId: string, call: Call) {
  let sent = Promise.resolve();
  const send = (update: SessionUpdate): void => {
    sent = sent.then(
      () => client.notify(methods.client.session.update, { sessionId, update }),
      // A client that is gone cannot be told; the turn ends by its own signal.
      () => undefined,
    );
  };
  const chunk = (text: string): void =>
    send({ sessionUpdate: "agent_message_chunk", content: { type: "text", text } });
  return {
    progress: (progress: Progress): void => send(updateOf(progress, call)),
    settled: (): Promise<void> => sent.catch(() => undefined),
    async message(done: Analysed): Promise<void> {
      chunk(`${done.markdown}\n`);
      // Back-ticks are escaped, so that no quote can end the block.
      const json = JSON.stringify(done.output, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
      chunk(`\`\`\`json\n${json}\n\`\`\`\n`);
      await sent;
    },
  };
}

interface Call {
  readonly cwd: string;
  readonly turn: number;
}

function updateOf(progress: Progress, { cwd, turn }: Call): SessionUpdate {
  switch (progress.type) {
    case "thought":
      return {
        sessionUpdate: "agent_thought_chunk",
        content: { type: "text", text: `${progress.text}\n` },
      };
    case "tool.started":
      return {
        sessionUpdate: "tool_call",
        toolCallId: `${turn}-${progress.id}`,
        title: progress.title,
        kind: progress.kind,
        status: "in_progress",
        locations: progress.kind === "read" ? [{ path: cwd }] : [],
      };
    case "tool.updated":
      return {
        sessionUpdate: "tool_call_update",
        toolCallId: `${turn}-${progress.id}`,
        status: progress.status,
        ...(progress.title === undefined ? {} : { title: progress.title }),
        ...(progress.places === undefined
          ? {}
          : {
              locations: progress.places.map(({ path, line }) => ({
                path: `${cwd}/${path}`,
                ...(line === undefined ? {} : { line }),
              })),
            }),
        ...(progress.text === undefined
          ? {}
          : {
              content: [
                {
                  type: "content" as const,
                  content: { type: "text" as const, text: progress.text },
                },
              ],
            }),
      };
  }
}
