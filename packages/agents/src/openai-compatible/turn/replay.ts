import { type AgentContext, methods, type SessionUpdate } from "@agentclientprotocol/sdk";
import type { Message } from "../conversation/message.ts";

/** Tells a client what was said in a session before, as the protocol wants it when one is loaded. */
export async function replay(
  client: AgentContext,
  sessionId: string,
  messages: readonly Message[],
): Promise<void> {
  for (const message of messages)
    for (const update of updatesOf(message))
      await client.notify(methods.client.session.update, { sessionId, update });
}

function updatesOf(message: Message): readonly SessionUpdate[] {
  const content = { type: "text" as const, text: message.text };
  switch (message.role) {
    case "user":
      return [{ sessionUpdate: "user_message_chunk", content }];
    case "assistant":
      return [
        ...(message.text === ""
          ? []
          : [{ sessionUpdate: "agent_message_chunk" as const, content }]),
        ...message.calls.map(({ id, name }) => ({
          sessionUpdate: "tool_call" as const,
          toolCallId: id,
          title: name,
          status: "in_progress" as const,
        })),
      ];
    case "tool":
      return [
        {
          sessionUpdate: "tool_call_update",
          toolCallId: message.call,
          status: message.failed ? "failed" : "completed",
        },
      ];
    default:
      return message satisfies never;
  }
}
