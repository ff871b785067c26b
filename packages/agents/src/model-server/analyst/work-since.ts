import type { Json } from "@wheelhouse/core";
import type { Conversation } from "../conversation.ts";

/** A call of a tool and what came of it. */
export interface Pair {
  readonly name: string;
  readonly input: Json;
  readonly result: string;
}

/** The calls since the last brief of a conversation that have a result, in order. Pure. */
export function workSince({ messages }: Pick<Conversation, "messages">): readonly Pair[] {
  const from = messages.findLastIndex(
    (message) => message.kind === "user" && /^```brief/m.test(message.text),
  );
  const pairs: Pair[] = [];
  const open = new Map<string, { name: string; input: Json }>();
  for (const message of messages.slice(from + 1)) {
    if (message.kind === "call") open.set(message.id, message);
    if (message.kind !== "result") continue;
    const call = open.get(message.id);
    if (call) pairs.push({ name: call.name, input: call.input, result: message.text });
  }
  return pairs;
}
