import { type AgentContext, methods, type SessionUpdate } from "@agentclientprotocol/sdk";
import type { Usage } from "@wheelhouse/core";
import type { Piece } from "../endpoint/reply.ts";
import { capText } from "../tools/cap-text.ts";
import type { Tool, ToolResult } from "../tools/tool.ts";

/** Longest output of a tool that people are shown, in characters. */
const MAX_SHOWN = 16 * 1024;

/** Tells the client what happens in a turn, in order. */
export interface Teller {
  readonly piece: (piece: Piece) => void;
  /** A remark of the agent itself. */
  note(text: string): void;
  started(
    call: string,
    tool: Pick<Tool, "kind">,
    title: string,
    input: unknown,
    path?: string,
  ): void;
  ended(call: string, result: ToolResult): void;
  /** What the turn has used up to now, and how full the model's context is. */
  used(usage: Usage, context: { readonly used: number; readonly size: number }): void;
  /** Resolves when all was sent, or nobody is there any more. */
  settled(): Promise<void>;
}

const CHUNKS = { text: "agent_message_chunk", thought: "agent_thought_chunk" } as const;

/**
 * A teller for one session. The first piece goes out at once; while one is being written, pieces of a kind
 * are joined, so that a fast model does not drown a slow reader in messages.
 */
export function createTeller(client: AgentContext, sessionId: string): Teller {
  const waiting: (
    | { readonly update: SessionUpdate }
    | { readonly kind: Piece["kind"]; text: string }
  )[] = [];
  let pump: Promise<void> | undefined;

  async function run(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const update: SessionUpdate =
        "update" in next
          ? next.update
          : { sessionUpdate: CHUNKS[next.kind], content: { type: "text", text: next.text } };
      await client.notify(methods.client.session.update, { sessionId, update });
    }
  }
  const send = (): void => {
    // A client that is gone cannot be told; its turn ends by its own signal.
    pump ??= run()
      .catch(() => undefined)
      .then(() => {
        pump = undefined;
        if (waiting.length > 0) send();
      });
  };
  const put = (update: SessionUpdate): void => {
    waiting.push({ update });
    send();
  };
  const piece = ({ kind, text }: Piece): void => {
    const last = waiting.at(-1);
    if (last && "kind" in last && last.kind === kind) last.text += text;
    else waiting.push({ kind, text });
    send();
  };
  return {
    piece,
    note: (text) => piece({ kind: "thought", text: `\n[${text}]\n` }),
    started: (toolCallId, { kind }, title, rawInput, path) =>
      put({
        sessionUpdate: "tool_call",
        toolCallId,
        title,
        kind,
        status: "in_progress",
        rawInput,
        locations: path === undefined ? [] : [{ path }],
      }),
    ended: (toolCallId, { text, failed, places }) =>
      put({
        sessionUpdate: "tool_call_update",
        toolCallId,
        status: failed ? "failed" : "completed",
        locations: places.map((place) => ({ ...place })),
        content: [
          {
            type: "content",
            content: {
              type: "text",
              text: capText(text, MAX_SHOWN, "The model was given all of it."),
            },
          },
        ],
      }),
    used: (usage, { used, size }) =>
      put({ sessionUpdate: "usage_update", used, size, _meta: { usage } }),
    async settled() {
      while (pump) await pump;
    },
  };
}
