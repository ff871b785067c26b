import type { SessionUpdate, ToolCallContent } from "@agentclientprotocol/sdk";
import type { ConversationEvent } from "../agent.ts";

/** Longest input or output of a tool that is kept, in characters. */
const MAX_TOOL_TEXT = 16_384;

/** What an update of the protocol means to us: a piece of text, an event, or nothing. */
export type Translated =
  | { readonly text: string; readonly type: "agent.text" | "agent.thought" }
  | { readonly event: ConversationEvent }
  | undefined;

/** Translates one update. Pure; kinds that we do not know mean nothing. */
export function translateUpdate(update: SessionUpdate): Translated {
  switch (update.sessionUpdate) {
    case "agent_message_chunk":
    case "agent_thought_chunk": {
      if (update.content.type !== "text") return undefined;
      const type = update.sessionUpdate === "agent_message_chunk" ? "agent.text" : "agent.thought";
      return { type, text: update.content.text };
    }
    case "tool_call": {
      const locations = update.locations?.map(({ path }) => path);
      const input =
        update.rawInput === undefined ? undefined : cut(JSON.stringify(update.rawInput) ?? "");
      const data = {
        tool: update.toolCallId,
        kind: update.kind ?? "other",
        title: update.title,
        ...(locations === undefined ? {} : { locations }),
        ...(input === undefined ? {} : { input }),
      };
      return { event: { type: "agent.tool.started", data } };
    }
    case "tool_call_update": {
      const output = textOf(update.content ?? []);
      const data = {
        tool: update.toolCallId,
        status: update.status ?? "in_progress",
        ...(output === "" ? {} : { output }),
      };
      return { event: { type: "agent.tool.updated", data } };
    }
    case "plan": {
      const entries = update.entries.map(({ content, status }) => ({ content, status }));
      return { event: { type: "agent.plan", data: { entries } } };
    }
    default:
      return undefined;
  }
}

function textOf(contents: readonly ToolCallContent[]): string {
  const parts = contents.map((each) => {
    if (each.type === "content")
      return each.content.type === "text" ? each.content.text : `[${each.content.type}]`;
    return each.type === "diff" ? `[diff of ${each.path}]` : `[${each.type}]`;
  });
  return cut(parts.join("\n"));
}

function cut(text: string): string {
  return text.length <= MAX_TOOL_TEXT
    ? text
    : `${text.slice(0, MAX_TOOL_TEXT)}… (${text.length - MAX_TOOL_TEXT} characters more)`;
}
