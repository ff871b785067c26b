import type { Json, JsonObject } from "@wheelhouse/core";

/** One entry of what a client has sent: all four wire forms come down to these. */
export type Message =
  | { readonly kind: "user"; readonly text: string }
  | { readonly kind: "assistant"; readonly text: string }
  | { readonly kind: "call"; readonly id: string; readonly name: string; readonly input: Json }
  | { readonly kind: "result"; readonly id: string; readonly text: string };

/** A tool that a client offers to its model. */
export interface OfferedTool {
  readonly name: string;
  /** JSON schema of its arguments; undefined when it takes free text. */
  readonly parameters: JsonObject | undefined;
  /** The group that it belongs to, where a wire form has groups. */
  readonly namespace?: string | undefined;
}

/** Everything that a client has sent in one call. */
export interface Conversation {
  readonly model: string;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly OfferedTool[];
  readonly stream: boolean;
  /** Whether a stream is to end with the usage; only one of the wire forms lets its client choose. */
  readonly usageInStream: boolean;
}

/** Text that clients put between the words of a person. */
const REMINDER = /<system-reminder>[\s\S]*?<\/system-reminder>/g;

/** What a person was last told to have said: the user texts after the last answer that called no tool. */
export interface Ask {
  readonly text: string;
  /** Results of tools that came after it, in order. */
  readonly results: readonly string[];
  /** Calls of tools that the model made after it. */
  readonly calls: readonly { readonly name: string; readonly input: Json }[];
}

/**
 * The asks of a conversation, in order. What a client reminds its model of is no ask; user texts in a
 * row are one, since clients put the place and the date before the first. Pure.
 */
export function asksOf({ messages }: Pick<Conversation, "messages">): readonly Ask[] {
  const asks: { text: string; results: string[]; calls: { name: string; input: Json }[] }[] = [];
  let open = false;
  for (const message of messages) {
    const current = asks.at(-1);
    if (message.kind === "user") {
      const text = message.text.replaceAll(REMINDER, "").trim();
      if (text === "") continue;
      if (open && current) current.text += `\n\n${text}`;
      else asks.push({ text, results: [], calls: [] });
      open = true;
      continue;
    }
    open = false;
    if (message.kind === "call") current?.calls.push({ name: message.name, input: message.input });
    if (message.kind === "result") current?.results.push(message.text);
  }
  return asks;
}

/** How many times a model has answered in a conversation: its texts and calls in a row are one answer. Pure. */
export function answersIn({ messages }: Pick<Conversation, "messages">): number {
  const isAnswer = (message: Message | undefined): boolean =>
    message?.kind === "assistant" || message?.kind === "call";
  return messages.filter((message, at) => isAnswer(message) && !isAnswer(messages[at - 1])).length;
}

/** Everything that was said in a conversation, as one text. Pure. */
export function wholeText({ system, messages }: Conversation): string {
  const said = messages.map((message) =>
    message.kind === "call" ? JSON.stringify(message.input) : message.text,
  );
  return [system, ...said].join("\n");
}
