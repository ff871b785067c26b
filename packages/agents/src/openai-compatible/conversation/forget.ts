import { estimateTokens } from "./estimate-tokens.ts";
import type { Message } from "./message.ts";

/**
 * What of a conversation is no longer given to the model: two marks that only move forward, so that the
 * beginning of the prompt stays the same from call to call and a server can reuse what it computed.
 */
export interface Forgotten {
  /** Outputs of tools before this message are replaced by a line. */
  readonly outputs: number;
  /** Messages between the brief and this one are left out; the last prompt is kept. */
  readonly messages: number;
}

/** Nothing is forgotten. */
export const NOTHING: Forgotten = { outputs: 0, messages: 1 };

/** When it is too much, this part of what fits is aimed at, so that the marks do not move at each call. */
const AIM = 0.7;
/** So many of the last exchanges are always kept whole. */
const KEPT_EXCHANGES = 2;

/** The conversation as the model gets it. Pure. */
export function recall(messages: readonly Message[], forgotten: Forgotten): readonly Message[] {
  const recalled: Message[] = [];
  const lastPrompt = messages.findLastIndex(({ role }) => role === "user");
  messages.forEach((message, at) => {
    if (at > 0 && at < forgotten.messages && at !== lastPrompt) return;
    if (message.role === "tool" && at < forgotten.outputs) recalled.push(lineFor(message));
    else if (at === 0 && message.role === "user" && forgotten.messages > 1)
      recalled.push({
        ...message,
        text: `${message.text}\n\n[Earlier steps of this work are left out here.]`,
      });
    else recalled.push(message);
  });
  return recalled;
}

/**
 * Moves the marks until the conversation fits into so many tokens: first outputs of tools, oldest first,
 * then whole exchanges. The brief and the last exchanges stay, even if that is still too much. Pure.
 */
export function forget(
  messages: readonly Message[],
  before: Forgotten,
  budgetTokens: number,
): Forgotten {
  if (tokensOf(recall(messages, before)) <= budgetTokens) return before;
  const aim = budgetTokens * AIM;
  const exchanges = messages.flatMap(({ role }, at) => (role === "assistant" ? [at] : []));
  const keepFrom = exchanges.at(-KEPT_EXCHANGES) ?? messages.length;
  let marks = before;
  for (let at = marks.outputs; at < keepFrom; at++) {
    if (messages[at]?.role !== "tool") continue;
    marks = { ...marks, outputs: at + 1 };
    if (tokensOf(recall(messages, marks)) <= aim) return marks;
  }
  for (const at of exchanges) {
    if (at <= marks.messages || at > keepFrom) continue;
    marks = { ...marks, messages: at };
    if (tokensOf(recall(messages, marks)) <= aim) return marks;
  }
  return marks;
}

/** About how many tokens messages have. Pure. */
export function tokensOf(messages: readonly Message[]): number {
  const chars = messages.reduce((sum, message) => sum + charsOf(message), 0);
  return estimateTokens(chars, messages.length);
}

function charsOf(message: Message): number {
  if (message.role !== "assistant") return message.text.length;
  return message.calls.reduce(
    (sum, { name, input }) => sum + name.length + input.length + 30,
    message.text.length,
  );
}

function lineFor(message: Extract<Message, { role: "tool" }>): Message {
  const text = `[This output of ${message.name} is left out now, ${message.text.length} characters. Call it again if you need it.]`;
  return text.length < message.text.length ? { ...message, text } : message;
}
