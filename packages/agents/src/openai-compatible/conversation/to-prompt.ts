import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Way } from "../endpoint/way.ts";
import { writtenCall, writtenResult } from "./plain-protocol.ts";
import type { Call, Message } from "./message.ts";

type Part = Extract<LanguageModelV4Message, { role: "assistant" }>["content"][number];
type ResultPart = Extract<LanguageModelV4Message, { role: "tool" }>["content"][number];

/** A conversation as the model is asked with it. Pure. */
export function toPrompt(
  system: string,
  messages: readonly Message[],
  way: Way,
): LanguageModelV4Prompt {
  const shaped = way.tools === "plain" ? messages.map(plain) : messages;
  const ordered = way.calls === "many" ? shaped : oneAfterTheOther(shaped);
  const prompt: LanguageModelV4Prompt = [{ role: "system", content: system }];
  for (const message of ordered) add(prompt, message);
  return prompt;
}

function add(prompt: LanguageModelV4Prompt, message: Message): void {
  const last = prompt.at(-1);
  switch (message.role) {
    case "user":
      // Many templates want people and models to take turns, and many servers a text in one piece.
      if (last?.role === "user" && last.content[0]?.type === "text")
        last.content[0].text += `\n\n${message.text}`;
      else prompt.push({ role: "user", content: [{ type: "text", text: message.text }] });
      return;
    case "assistant": {
      const content: Part[] = message.text === "" ? [] : [{ type: "text", text: message.text }];
      for (const { id, name, input } of message.calls)
        content.push({
          type: "tool-call",
          toolCallId: id,
          toolName: name,
          input: readInput(input),
        });
      if (content.length > 0) prompt.push({ role: "assistant", content });
      return;
    }
    case "tool": {
      const value = message.failed ? `Error: ${message.text}` : message.text;
      const part: ResultPart = {
        type: "tool-result",
        toolCallId: message.call,
        toolName: message.name,
        output: { type: "text", value },
      };
      if (last?.role === "tool") last.content.push(part);
      else prompt.push({ role: "tool", content: [part] });
      return;
    }
    default:
      message satisfies never;
  }
}

const objectSchema = z.record(z.string(), jsonSchema);

/** Servers read arguments as an object; what is none is said in the result, and left out here. */
function readInput(input: string): unknown {
  try {
    return objectSchema.safeParse(JSON.parse(input)).data ?? {};
  } catch {
    return {};
  }
}

/** The message where there are no tool calls: calls and results are text. */
function plain(message: Message): Message {
  switch (message.role) {
    case "user":
      return message;
    case "assistant":
      return {
        role: "assistant",
        text: [message.text.trim(), ...message.calls.map(writtenCall)].filter(Boolean).join("\n\n"),
        calls: [],
      };
    case "tool":
      return { role: "user", text: writtenResult(message) };
    default:
      return message satisfies never;
  }
}

/** Several calls of one message as several messages, each with its result. */
function oneAfterTheOther(messages: readonly Message[]): readonly Message[] {
  const results = new Map(
    messages.flatMap((message) =>
      message.role === "tool" ? [[message.call, message] as const] : [],
    ),
  );
  return messages.flatMap((message): readonly Message[] => {
    if (message.role === "user") return [message];
    if (message.role === "tool") return [];
    if (message.calls.length === 0) return [message];
    return message.calls.flatMap((call: Call, at) => {
      const result = results.get(call.id);
      const text = at === 0 ? message.text : "";
      return [{ role: "assistant" as const, text, calls: [call] }, ...(result ? [result] : [])];
    });
  });
}
