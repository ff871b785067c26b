import type { Message } from "./message.ts";

/**
 * The results that are missing for calls of a conversation, because its process or its turn was ended:
 * endpoints refuse a call without one. Pure.
 */
export function mendCalls(messages: readonly Message[]): Message[] {
  const last = messages.findLast(({ role }) => role === "assistant");
  if (last?.role !== "assistant") return [];
  const answered = new Set(messages.flatMap((one) => (one.role === "tool" ? [one.call] : [])));
  return last.calls
    .filter(({ id }) => !answered.has(id))
    .map(({ id, name }) => ({
      role: "tool",
      call: id,
      name,
      text: "This call was interrupted and has no result.",
      failed: true,
    }));
}
